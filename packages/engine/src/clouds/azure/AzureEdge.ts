import type { NodeScope } from '../../resource-types/NodeScope';
import {
  template,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';
import { createDomain } from './domain';
import { sharedPlace } from './Place';

/**
 * Of what Front Door compresses, what the provider lets one name.
 * Sources: https://learn.microsoft.com/azure/frontdoor/standard-premium/how-to-compression
 * and https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/cdn_frontdoor_route#content_types_to_compress
 */
const COMPRESSED = [
  'application/javascript',
  'application/json',
  'application/xml',
  'font/otf',
  'font/ttf',
  'image/svg+xml',
  'text/css',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
] as const;

/** What stands behind an address on the internet. */
export interface Origin {
  readonly hostName: Expression;
  /** What it serves are files: they are kept near to those who ask. */
  readonly files?: {
    /** Rules for requests and answers. */
    readonly ruleSet: BlockHandle;
    /** The rules of the set, which must stand before it is used. */
    readonly rules: readonly BlockHandle[];
  };
}

/** Azure Front Door: addresses with TLS near to those who ask. */
export class AzureEdge {
  readonly #azure: AzureFoundation;
  #profile: BlockHandle | undefined;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  /** Id of the stack's profile. */
  profileId(): Expression {
    return this.#ensure().ref('id');
  }

  /** What Front Door says of itself in the header `X-Azure-FDID`. */
  headerValue(): Expression {
    return this.#ensure().ref('resource_guid');
  }

  /**
   * Publishes an origin, under a host name of its own if an environment has one.
   *
   * @returns the address, `https://www.example.com`
   */
  publish<P extends { domainName?: string }>(
    scope: NodeScope<P>,
    origin: Origin,
  ): Expression {
    const azure = this.#azure;
    const { files } = origin;
    const node = scope as unknown as NodeScope;
    const provenance = {
      reason: `${scope.label} is reached from the internet.`,
      implicit: true,
    };
    const make = (
      type: string,
      attributes: Record<string, Value>,
      dependsOn?: readonly BlockHandle[],
    ) => scope.resource(type, undefined, attributes, { provenance, dependsOn });
    const endpoint = make('azurerm_cdn_frontdoor_endpoint', {
      name: azure.name(node, { maxLength: 46 }),
      cdn_frontdoor_profile_id: this.profileId(),
    });
    const group = make('azurerm_cdn_frontdoor_origin_group', {
      name: azure.name(node, { maxLength: 90 }),
      cdn_frontdoor_profile_id: this.profileId(),
      session_affinity_enabled: false,
      load_balancing: {},
    });
    const target = make('azurerm_cdn_frontdoor_origin', {
      name: azure.name(node, { maxLength: 90 }),
      cdn_frontdoor_origin_group_id: group.ref('id'),
      enabled: true,
      host_name: origin.hostName,
      origin_host_header: origin.hostName,
      certificate_name_check_enabled: true,
    });
    const domain = scope.some(p => p.domainName !== undefined)
      ? createDomain(scope, azure, endpoint)
      : undefined;
    make(
      'azurerm_cdn_frontdoor_route',
      {
        name: azure.name(node, { maxLength: 90 }),
        cdn_frontdoor_endpoint_id: endpoint.ref('id'),
        cdn_frontdoor_origin_group_id: group.ref('id'),
        cdn_frontdoor_origin_ids: [target.ref('id')],
        ...(files && { cdn_frontdoor_rule_set_ids: [files.ruleSet.ref('id')] }),
        ...(domain && {
          cdn_frontdoor_custom_domain_ids: [domain.block.ref('id')],
        }),
        link_to_default_domain: domain === undefined,
        patterns_to_match: ['/*'],
        supported_protocols: ['Http', 'Https'],
        https_redirect_enabled: true,
        forwarding_protocol: 'HttpsOnly',
        ...(files && {
          cache: {
            query_string_caching_behavior: 'IgnoreQueryString',
            compression_enabled: true,
            content_types_to_compress: [...COMPRESSED],
          },
        }),
      },
      files?.rules,
    );
    return template(
      'https://',
      domain ? domain.hostName : endpoint.ref('host_name'),
    );
  }

  #ensure(): BlockHandle {
    if (this.#profile) {
      return this.#profile;
    }
    const azure = this.#azure;
    const file = azure.document.file('edge.tf', {
      provenance: {
        reason: 'What is on the internet is served by this Front Door.',
      },
    });
    this.#profile = file.resource('azurerm_cdn_frontdoor_profile', 'main', {
      ...azure.grouped(),
      name: azure.name('edge', { maxLength: 90 }),
      sku_name: 'Standard_AzureFrontDoor',
    });
    azure.logs.collect(sharedPlace('edge', 'Front Door', file, azure), {
      target: this.#profile.ref('id'),
      categories: ['FrontDoorAccessLog', 'FrontDoorHealthProbeLog'],
      reason: 'Who asked for what.',
    });
    return this.#profile;
  }
}
