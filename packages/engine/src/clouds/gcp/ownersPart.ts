import type { GcpFoundation } from './GcpFoundation';
import { GOOGLE_APIS } from './googleApis';

/** What a stack needs of a network that somebody else looks after. */
export interface Needed {
  /** Domains of Google’s that workloads reach inside of it. */
  readonly domains: ReadonlySet<string>;
  /** Whether Google's services have addresses by a peering. */
  readonly privateServices: boolean;
  /** Whether caches have addresses in its subnetwork. */
  readonly caches: boolean;
}

const USES_SUBNETWORK = '`roles/compute.networkUser` on the subnetwork';

/** NUMBER is that of the stack's own project. */
const RUN = agent('serverless-robot-prod', USES_SUBNETWORK);
const PROJECT = `\`NUMBER@cloudservices.gserviceaccount.com\` ${USES_SUBNETWORK}`;

/**
 * Accounts of Google that make something in a network of another project, and
 * what they must be allowed to there.
 * Sources: https://cloud.google.com/run/docs/configuring/shared-vpc-direct-vpc,
 * https://cloud.google.com/run/docs/configuring/shared-vpc-service-projects,
 * https://cloud.google.com/kubernetes-engine/docs/how-to/cluster-shared-vpc,
 * https://cloud.google.com/managed-service-for-apache-kafka/docs/connect-cluster and
 * https://cloud.google.com/vpc/docs/provisioning-shared-vpc
 */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  google_cloud_run_v2_job: [RUN],
  google_cloud_run_v2_service: [RUN],
  google_compute_region_instance_group_manager: [PROJECT],
  google_container_cluster: [
    agent('container-engine-robot', USES_SUBNETWORK),
    agent(
      'container-engine-robot',
      '`roles/container.hostServiceAgentUser` on the project',
    ),
    PROJECT,
  ],
  google_managed_kafka_cluster: [
    agent(
      'gcp-sa-managedkafka',
      '`roles/managedkafka.serviceAgent` on the project',
    ),
  ],
  google_vpc_access_connector: [
    agent('gcp-sa-vpcaccess', USES_SUBNETWORK),
    PROJECT,
  ],
};

/** What the owner of a network must have done, as Markdown sentences. */
export function ownersPart(
  { document, region }: GcpFoundation,
  { domains, privateServices, caches }: Needed,
): string[] {
  const names = [...domains].sort().map(name => `\`${name}\``);
  const lines = [
    `In the network that is there, ${names.join(
      ', ',
    )} and all names below must resolve to the addresses of \`private.googleapis.com\` (\`${
      GOOGLE_APIS.range
    }\`), which workloads must reach by HTTPS: with a route, and through the firewall. Only where they may use the internet they do without.`,
  ];
  // Source: https://cloud.google.com/vpc/docs/configure-private-services-access
  if (privateServices) {
    lines.push(
      'The network that is there must have private services access (a peering with `servicenetworking.googleapis.com`) with a range that has room.',
    );
  }
  // Source: https://cloud.google.com/memorystore/docs/valkey/networking
  if (caches) {
    lines.push(
      `The network that is there must have a service connection policy of the class \`gcp-memorystore\` in \`${region}\`.`,
    );
  }
  const types = document.blocks().map(({ type }) => type);
  const rights = [
    ...new Set(types.flatMap(type => (type && RIGHTS[type]) || [])),
  ].sort();
  lines.push(
    `When the network that is there belongs to another project, who applies must be able to make firewall rules in that one${
      rights.length > 0
        ? `, and Google’s accounts of the stack’s own project need rights there: ${rights.join(
            ', ',
          )}`
        : ''
    }.`,
  );
  return lines;
}

function agent(domain: string, right: string): string {
  return `\`service-NUMBER@${domain}.iam.gserviceaccount.com\` ${right}`;
}
