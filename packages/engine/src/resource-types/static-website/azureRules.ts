import type { AzureFoundation } from '../../clouds/azure/AzureFoundation';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import type { StaticWebsiteParameters } from './definition';

/** A year, which is what browsers and scanners take for serious. */
const HSTS_SECONDS = 31536000;

/** Headers that make browsers careful, and what single-page applications need. */
export function createRules(
  scope: NodeScope<StaticWebsiteParameters>,
  azure: AzureFoundation,
  options: { singlePage: boolean; startPage: string },
): { set: BlockHandle; rules: BlockHandle[] } {
  const provenance = {
    reason: `Browsers treat the pages of ${scope.label} with care, and every address shows one.`,
    implicit: true,
  };
  const set = scope.resource(
    'azurerm_cdn_frontdoor_rule_set',
    undefined,
    {
      // Letters and digits only.
      name: azure.name(scope as NodeScope, {
        maxLength: 60,
        separator: '',
        letterFirst: true,
      }),
      cdn_frontdoor_profile_id: azure.edge.profileId(),
    },
    { provenance },
  );
  const headers = {
    'Content-Security-Policy': scope.text(
      'content_security_policy',
      'what browsers let its pages load and do.',
      p => p.contentSecurityPolicy,
    ),
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Strict-Transport-Security': `max-age=${HSTS_SECONDS}`,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
  };
  const rules = [
    scope.resource(
      'azurerm_cdn_frontdoor_rule',
      'headers',
      {
        name: 'headers',
        cdn_frontdoor_rule_set_id: set.ref('id'),
        order: 1,
        behavior_on_match: 'Continue',
        actions: {
          response_header_action: Object.entries(headers).map(
            ([name, value]) => ({
              header_action: 'Overwrite',
              header_name: name,
              value,
            }),
          ),
        },
      },
      { provenance },
    ),
  ];
  if (options.singlePage) {
    rules.push(
      scope.resource(
        'azurerm_cdn_frontdoor_rule',
        'pages',
        {
          name: 'pages',
          cdn_frontdoor_rule_set_id: set.ref('id'),
          order: 2,
          behavior_on_match: 'Stop',
          // An address without an extension is one of the application's own.
          conditions: {
            url_file_extension_condition: {
              operator: 'LessThan',
              match_values: ['1'],
            },
          },
          actions: {
            url_rewrite_action: {
              source_pattern: '/',
              destination: `/${options.startPage}`,
              preserve_unmatched_path: false,
            },
          },
        },
        { provenance },
      ),
    );
  }
  return { set, rules };
}
