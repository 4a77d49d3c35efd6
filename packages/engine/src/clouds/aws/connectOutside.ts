import type { AppStackConnection } from 'backstage-plugin-stackgen-common';
import { nameOfRef } from '../../catalog';
import { toIdentifier } from '../../terraform';
import type { AwsEnd } from './connect';

/**
 * Connects a node with something that this stack does not make: its address
 * comes in as a variable that a person fills in, and it is said so.
 */
export function connectOutside(
  connection: AppStackConnection,
  consumer: AwsEnd,
): void {
  const uses = consumer.part.consumes;
  if (!uses?.addEnvironment) {
    return;
  }
  const { provider } = connection;
  const name = toIdentifier(nameOfRef(provider));
  const variable = `${consumer.scope.address}_${name}_url`;
  uses.addEnvironment(
    `${name.toUpperCase()}_URL`,
    consumer.scope.variable(
      `${name}_url`,
      `address of ${provider}, which another stack makes.`,
      () => '',
    ),
  );
  consumer.scope.report(provider, {
    severity: 'info',
    code: 'provider-outside',
    message: `Another stack makes ${provider}, so no network path is opened to it.`,
    mend: `Set its address in the variable ${variable}, and open the path where it is made.`,
  });
}
