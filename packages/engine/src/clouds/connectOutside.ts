import type { AppStackConnection } from 'backstage-plugin-stackgen-common';
import { nameOfRef } from '../catalog';
import type { NodeScope } from '../resource-types/NodeScope';
import { toIdentifier, type Value } from '../terraform';

/** A consumer on any cloud, as far as its environment variables go. */
interface OutsideConsumer {
  readonly scope: NodeScope;
  readonly part: {
    readonly consumes?: { addEnvironment?(name: string, value: Value): void };
  };
}

/**
 * Connects a node with something that this stack does not make: its address
 * comes in as a variable that a person fills in, and it is said so.
 */
export function connectOutside(
  connection: AppStackConnection,
  { scope, part }: OutsideConsumer,
): void {
  if (!part.consumes?.addEnvironment) {
    return;
  }
  const { provider } = connection;
  const name = toIdentifier(nameOfRef(provider));
  const variable = `${scope.address}_${name}_url`;
  part.consumes.addEnvironment(
    `${name.toUpperCase()}_URL`,
    scope.variable(
      `${name}_url`,
      `address of ${provider}, which another stack makes.`,
      () => '',
    ),
  );
  scope.report(provider, {
    severity: 'info',
    code: 'provider-outside',
    message: `Another stack makes ${provider}, so no network path is opened to it.`,
    mend: `Set its address in the variable ${variable}, and open the path where it is made.`,
  });
}
