import type {
  AccessLevel,
  ModuleStandards,
  Provides,
} from 'backstage-plugin-stackgen-common';
import type { NodeScope } from '../../resource-types/NodeScope';
import type { Expression, Value } from '../../terraform';
import { rendered, type Render } from '../StackFoundation';
import type { AwsFoundation } from './AwsFoundation';
import type {
  AwsConsumer,
  AwsProvider,
  SecretReference,
  Statement,
} from './AwsImplementation';
import { writeRolePolicies } from './rolePolicies';

/** What a mapping or a module says that it offers, in the terms of AWS. */
export function awsOffer(
  provides: Provides,
  render: Render,
  arn: Value | undefined,
): AwsProvider {
  const { port, securityGroup } = provides;
  const grants: Partial<Record<AccessLevel, Statement[]>> = {};
  for (const [level, rights] of Object.entries(provides.access ?? {})) {
    grants[level as AccessLevel] = rights.flatMap(({ actions, resources }) =>
      actions
        ? [{ actions, resources: resources?.map(render) ?? (arn ? [arn] : []) }]
        : [],
    );
  }
  const secrets = Object.fromEntries(
    Object.entries(rendered(provides.secrets, render)).map(([name, value]) => [
      name,
      { arn: value as Expression },
    ]),
  );
  const levels = Object.keys(provides.access ?? { readwrite: [] });
  return {
    ...(port !== undefined &&
      securityGroup !== undefined && {
        network: { securityGroupId: render(securityGroup), port },
      }),
    grants,
    environment: rendered(provides.environment, render),
    secrets: Object.fromEntries(
      levels.map((level): [string, Record<string, SecretReference>] => [
        level,
        secrets,
      ]),
    ),
  };
}

/** What runs in an own module: its security group and its role, by name. */
export function awsModuleConsumer(
  scope: NodeScope,
  aws: AwsFoundation,
  consumes: NonNullable<ModuleStandards['consumes']>,
  render: Render,
): AwsConsumer {
  const { securityGroup, roleName } = consumes;
  const statements: Statement[] = [];
  if (roleName !== undefined) {
    aws.onFinish(() =>
      writeRolePolicies(scope, aws, {
        role: render(roleName),
        statements,
        reason: `What ${scope.label} may do in AWS.`,
      }),
    );
  }
  return {
    ...(securityGroup !== undefined && {
      securityGroupId: render(securityGroup),
    }),
    ...(roleName !== undefined && {
      allow: (statement: Statement) => {
        statements.push(statement);
      },
    }),
  };
}
