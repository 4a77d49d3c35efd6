import type { AwsFoundation } from '../../clouds/aws/AwsFoundation';
import type {
  AwsImplementation,
  AwsProvider,
} from '../../clouds/aws/AwsImplementation';
import { preventDestroy } from '../../clouds/preventDestroy';
import type { BlockHandle } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  noteDelegation,
  zoneNameOf,
  type DnsZoneParameters,
} from './definition';

type Scope = NodeScope<DnsZoneParameters>;

export const route53: AwsImplementation<DnsZoneParameters> = {
  name: 'route-53',
  title: 'Amazon Route 53',
  build(scope, aws) {
    const zone = scope.resource(
      'aws_route53_zone',
      undefined,
      {
        name: zoneNameOf(scope, aws),
        comment: `Zone ${scope.address}`,
        force_destroy: false,
      },
      { lifecycle: preventDestroy(scope) },
    );
    aws.dns.logQueries(scope as NodeScope, zone);
    if (scope.structural(p => p.dnssec)) {
      sign(scope, aws, zone);
    }
    noteDelegation(scope);
    scope.output(
      'name_servers',
      'name servers, to enter in the zone above it.',
      zone.ref('name_servers'),
    );
    const without = scope.environments.filter(
      name => !aws.network.hasNat(name),
    );
    const remark = {
      code: 'api-out-of-reach',
      message: `Route 53 is reached through the internet, and private subnets have no way there in ${without.join(
        ' and ',
      )}.`,
      mend: 'Set "network.nat" to "single" or "per-zone" in the standards.',
    };
    return {
      provides: {
        grants: grantsOf(aws, zone),
        environment: {
          ZONE_ID: zone.ref('zone_id'),
          ZONE_NAME: zone.ref('name'),
        },
        ...(without.length > 0 && { remarks: { read: remark, write: remark } }),
      },
    };
  },
};

function sign(scope: Scope, aws: AwsFoundation, zone: BlockHandle): void {
  const provenance = {
    reason: `Answers of ${scope.label} are signed.`,
    implicit: true,
  };
  const key = scope.resource(
    'aws_route53_key_signing_key',
    undefined,
    {
      name: 'primary',
      hosted_zone_id: zone.ref('zone_id'),
      key_management_service_arn: aws.dns.signingKey().ref('arn'),
    },
    { provenance },
  );
  scope.resource(
    'aws_route53_hosted_zone_dnssec',
    undefined,
    { hosted_zone_id: zone.ref('zone_id') },
    { provenance, dependsOn: [key] },
  );
  scope.output(
    'ds_record',
    'key, to enter in the zone above it once its name servers are there.',
    key.ref('ds_record'),
  );
}

/**
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html
 */
function grantsOf(
  aws: AwsFoundation,
  zone: BlockHandle,
): AwsProvider['grants'] {
  const resources = [zone.ref('arn')];
  const read = {
    sid: 'ReadRecords',
    actions: ['route53:GetHostedZone', 'route53:ListResourceRecordSets'],
    resources,
  };
  return {
    read: [read],
    write: [
      read,
      {
        sid: 'ChangeRecords',
        actions: ['route53:ChangeResourceRecordSets'],
        resources,
      },
      {
        sid: 'SeeChanges',
        actions: ['route53:GetChange'],
        // Changes belong to no zone; this only tells how far one has come.
        resources: [`arn:${aws.partition}:route53:::change/*`],
      },
    ],
  };
}
