import type { BlockHandle } from '../../terraform';
import type { AwsFoundation } from './AwsFoundation';

/** A role's name begins with AWSServiceRoleForAutoScaling_ and has 64 characters. */
const SUFFIX_LENGTH = 35;

/** What virtual machines of the stack share. */
export class AwsMachines {
  readonly #aws: AwsFoundation;
  #role: BlockHandle | undefined;

  constructor(aws: AwsFoundation) {
    this.#aws = aws;
  }

  /**
   * Starts machines in the stack's name. The account's own role for that may
   * not exist yet, and must not get the right to use every stack's key.
   */
  scalingRole(): BlockHandle {
    const aws = this.#aws;
    if (!this.#role) {
      this.#role = aws.document
        .file('machines.tf', {
          provenance: {
            reason: 'Auto Scaling starts machines with encrypted volumes.',
          },
        })
        .resource('aws_iam_service_linked_role', 'machines', {
          aws_service_name: 'autoscaling.amazonaws.com',
          custom_suffix: aws.name('machines', { maxLength: SUFFIX_LENGTH }),
          description: 'Starts virtual machines of this stack',
        });
      aws.encryption.allowVolumesOf('AutoScaling', this.#role.ref('arn'));
    }
    return this.#role;
  }
}
