import type { BlockHandle, DocumentFile, Value } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';

/** What containers of the stack share: a cluster and names to find each other. */
export class AwsContainers {
  readonly #aws: AwsFoundation;
  #file: DocumentFile | undefined;
  #cluster: BlockHandle | undefined;
  #namespace: BlockHandle | undefined;

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
    this.#cluster = file.resource('aws_ecs_cluster', 'main', {
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
    });
    return this.#cluster;
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

  #ensureFile(): DocumentFile {
    this.#file ??= this.#aws.document.file('containers.tf', {
      provenance: { reason: 'Container services run on this cluster.' },
    });
    return this.#file;
  }
}
