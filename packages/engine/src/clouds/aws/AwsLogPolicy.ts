import { lazy, template, type BlockHandle } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';
import { policyDocument } from './policy';

/** What such a policy can allow, and what writing takes. */
const WRITE = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/**
 * Lets services write to log groups that they take no role for. One policy for
 * all of them, because an account has ten in each region.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html
 */
export class AwsLogPolicy {
  readonly #aws: AwsFoundation;
  /** Groups by the service that writes to them, and by address. */
  readonly #groups = new Map<string, Map<string, BlockHandle>>();
  #policy: BlockHandle | undefined;

  constructor(aws: AwsFoundation) {
    this.#aws = aws;
  }

  /**
   * Lets `es.amazonaws.com` write to a group. Gives what must stand before the
   * service is told of the group.
   */
  allow(service: string, group: BlockHandle): BlockHandle {
    const groups = this.#groups.get(service) ?? new Map();
    this.#groups.set(service, groups.set(group.address, group));
    return this.#ensurePolicy();
  }

  #ensurePolicy(): BlockHandle {
    const aws = this.#aws;
    const account = aws.accountId();
    this.#policy ??= aws.document
      .file('log_groups.tf', {
        provenance: {
          reason:
            'These services may write to log groups of the stack, and to no others.',
        },
      })
      .resource('aws_cloudwatch_log_resource_policy', 'main', {
        policy_name: aws.name('logs', { maxLength: 255 }),
        policy_document: lazy(() =>
          policyDocument(
            byName(this.#groups).map(([service, groups]) => ({
              Effect: 'Allow',
              Principal: { Service: service },
              Action: WRITE,
              Resource: byName(groups).map(([, group]) =>
                template(group.ref('arn'), ':*'),
              ),
              Condition: { StringEquals: { 'aws:SourceAccount': account } },
            })),
          ),
        ),
      });
    return this.#policy;
  }
}

function byName<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
