import {
  template,
  type BlockHandle,
  type DocumentFile,
  type Expression,
  type Value,
} from '../../terraform';
import { StartOrder } from '../StartOrder';
import type { AwsFoundation } from './AwsFoundation';

/** A service, and what it waits for. */
export interface ContainerService {
  readonly service: BlockHandle;
  readonly dependsOn: BlockHandle[];
}

/** What containers of the stack share: a cluster and names to find each other. */
export class AwsContainers {
  readonly #aws: AwsFoundation;
  readonly #order = new StartOrder<ContainerService>();
  #file: DocumentFile | undefined;
  #cluster: BlockHandle | undefined;
  #namespace: BlockHandle | undefined;
  #zone: BlockHandle | undefined;

  constructor(aws: AwsFoundation) {
    this.#aws = aws;
  }

  cluster(): BlockHandle {
    if (this.#cluster) {
      return this.#cluster;
    }
    const aws = this.#aws;
    const file = this.#ensureFile();
    const commands = aws.logs.group(
      { file, name: 'commands' },
      {
        path: '/aws/ecs/',
        reason: 'Commands that people run in containers are recorded.',
      },
    );
    this.#cluster = file.resource(
      'aws_ecs_cluster',
      'main',
      {
        name: aws.name('containers', { maxLength: 255 }),
        setting: { name: 'containerInsights', value: 'enhanced' },
        configuration: {
          execute_command_configuration: {
            kms_key_id: aws.encryption.keyArn(),
            logging: 'OVERRIDE',
            log_configuration: {
              cloud_watch_encryption_enabled: true,
              cloud_watch_log_group_name: commands.ref('name'),
            },
          },
        },
      },
      // Containers cannot start before their images and secrets can be reached.
      { dependsOn: aws.network.waysOut },
    );
    return this.#cluster;
  }

  /**
   * Containers learn the names of other services when they start: whoever uses
   * a service waits for it, unless that one already waits for the user.
   * Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
   */
  startAfter(user: ContainerService, used: ContainerService): void {
    if (this.#order.wait(user, used)) {
      user.dependsOn.push(used.service);
    }
  }

  /** Services find each other by name in here: `http://checkout:8080`. */
  namespaceArn(): Value {
    const aws = this.#aws;
    this.#namespace ??= this.#ensureFile().resource(
      'aws_service_discovery_http_namespace',
      'main',
      {
        name: aws.name('services', { maxLength: 1024 }),
        description: 'Services of this stack find each other by name',
      },
    );
    return this.#namespace.ref('arn');
  }

  /**
   * The same for what is in the network without being a service: it asks DNS.
   * Names of services are in no zone, so the two have namespaces of their own.
   */
  zone(): { id: Value; name: Expression } {
    const aws = this.#aws;
    this.#zone ??= this.#ensureFile().resource(
      'aws_service_discovery_private_dns_namespace',
      'main',
      {
        name: template(aws.name('services', { maxLength: 63 }), '.internal'),
        description: 'The rest of the network finds services of this stack',
        vpc: aws.network.vpcId(),
      },
      {
        provenance: {
          reason:
            'Functions, jobs and machines use services, whose own names only services know.',
        },
      },
    );
    return { id: this.#zone.ref('id'), name: this.#zone.ref('name') };
  }

  #ensureFile(): DocumentFile {
    this.#file ??= this.#aws.document.file('containers.tf', {
      provenance: { reason: 'Container services run on this cluster.' },
    });
    return this.#file;
  }
}
