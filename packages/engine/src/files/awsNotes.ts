import type { BlockHandle } from '../terraform';
import type { Layout } from './layout';
import { code } from './markdown';

/** What only a person can do on AWS before the first apply. */
export function awsBeforeFirstApply(
  blocks: readonly BlockHandle[],
  layout: Layout,
): string[] {
  const lines: string[] = [];
  const has = (...types: string[]) => blocks.some(b => types.includes(b.type));
  // New accounts may run 10 calls at once, and then nothing can be reserved.
  // Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
  if (has('aws_lambda_function')) {
    lines.push(
      `See that Lambda may run as many calls at the same time as the functions reserve (${code(
        'reserved_concurrent_executions',
      )}) and 100 more, which it keeps for others: ${code(
        'aws service-quotas get-service-quota --service-code lambda --quota-code L-B99A9384',
      )}. New accounts often begin with 10; ${code(
        'aws service-quotas request-service-quota-increase',
      )} asks for more.`,
    );
  }
  // Tasks above the quota are not placed, while Terraform has long ended well.
  // Source: https://docs.aws.amazon.com/general/latest/gr/ecs-service.html
  if (has('aws_ecs_task_definition')) {
    lines.push(
      `See that Fargate may run the cores of all containers at the same time, those of other environments in the account too: ${code(
        'aws service-quotas get-service-quota --service-code fargate --quota-code L-3032A538',
      )}. New accounts often begin with 6.`,
    );
  }
  // Source: https://github.com/aws-samples/aws-cdk-examples/issues/279
  if (has('aws_cloudfront_distribution')) {
    lines.push(
      'Ask AWS’s support to verify a new account for CloudFront: some are refused distributions until then (`Your account must be verified`).',
    );
  }
  // What comes along with a database gets its value when that is there.
  const secrets = blocks.filter(
    ({ type, provenance }) =>
      type === 'aws_secretsmanager_secret' && !provenance.implicit,
  );
  // A task whose secret has no value does not start, and ECS gives up on a
  // first deployment that fails. Source:
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
  if (secrets.length > 0) {
    lines.push(
      `Make the secrets first (${secrets
        .map(({ address }) => code(`-target=${layout.address(address)}`))
        .join(', ')}) and set their values with ${code(
        'aws secretsmanager put-secret-value',
      )}, so that the services can start.`,
    );
  }
  // Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
  if (has('aws_db_instance', 'aws_rds_cluster', 'aws_docdb_cluster')) {
    lines.push(
      `Let what connects to a database use TLS, and bring AWS’s certificates for databases along (${code(
        'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem',
      )}): it is refused without TLS, and no operating system knows who signed for the server.`,
    );
  }
  // Source: https://docs.aws.amazon.com/documentdb/latest/developerguide/retryable-writes.html
  if (has('aws_docdb_cluster')) {
    lines.push(
      `Let clients of DocumentDB connect with ${code(
        'retryWrites=false',
      )}: MongoDB’s drivers retry writes unless told not to, and this version refuses such writes.`,
    );
  }
  return lines;
}

/** What AWS keeps after a removal, in the way of the same names once more. */
export function awsBeforeRemoval(blocks: readonly BlockHandle[]): string[] {
  const lines: string[] = [];
  // Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html
  const saved = blocks.filter(b => b.attributes.final_snapshot_identifier);
  if (saved.length > 0) {
    lines.push(
      `A last snapshot is made of ${listOf(
        saved,
      )}. AWS refuses a second one of its name: delete what an earlier removal left. It can be read until the key of the stack is gone, 30 days later: copy what is to stay with another key.`,
    );
  }
  // Source: https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html
  const secrets = blocks.filter(b => b.type === 'aws_secretsmanager_secret');
  if (secrets.length > 0) {
    lines.push(
      `The names of ${listOf(
        secrets,
      )} stay taken for as long as the secrets can be brought back. Who makes the stack again before that deletes each of them for good: ${code(
        'aws secretsmanager delete-secret --force-delete-without-recovery --secret-id NAME',
      )}`,
    );
  }
  return lines;
}

function listOf(blocks: readonly BlockHandle[]): string {
  return blocks.map(({ address }) => code(address)).join(', ');
}
