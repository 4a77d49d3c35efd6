import type { Problem } from 'backstage-plugin-stackgen-common';
import { NodeScope } from '../../resource-types/NodeScope';
import type { StackToBuild } from '../Cloud';
import type { AwsImplementation } from './AwsImplementation';
import { AwsFoundation } from './AwsFoundation';
import { connect, type AwsEnd } from './connect';
import { connectOutside } from './connectOutside';
import { declareEntityTags, defaultTags, tagEntity } from './tags';

/** Builds the stack on AWS: the nodes, their connections, the foundation. */
export function buildAws(stack: StackToBuild): Problem[] {
  const { document, values, standards, appStack } = stack;
  const aws = new AwsFoundation({
    document,
    values,
    standards,
    region: appStack.region,
    appStack: appStack.name,
  });
  document
    .file('providers.tf', {
      provenance: { reason: 'Where everything is made, and the tags it gets.' },
    })
    .provider('aws', {
      region: appStack.region,
      default_tags: { tags: defaultTags(appStack.name, standards) },
    });

  const ends = new Map<string, AwsEnd>();
  const taken = new Set<string>();
  for (const { node, file, implementation, parameters } of stack.nodes) {
    const scope = new NodeScope({
      node,
      file,
      outputs: stack.outputs,
      values,
      parameters,
      taken,
    });
    declareEntityTags(node, file);
    const part = (implementation as AwsImplementation<never>).build(
      scope as NodeScope<never>,
      aws,
    );
    ends.set(node.entityRef, { scope, part });
  }
  const problems: Problem[] = [];
  for (const connection of appStack.connections) {
    const consumer = ends.get(connection.consumer);
    const provider = ends.get(connection.provider);
    if (consumer && !provider) {
      problems.push(...connectOutside(connection, consumer));
    } else if (consumer && provider) {
      connect(connection, consumer, provider, aws);
      if (!consumer.part.consumes) {
        problems.push(withoutEffect(connection.consumer, connection.provider));
      }
    }
  }
  aws.finish();
  for (const { node, file } of stack.nodes) {
    tagEntity(node, file);
  }
  return problems;
}

function withoutEffect(consumer: string, provider: string): Problem {
  return {
    severity: 'info',
    code: 'connection-without-effect',
    where: `${consumer} → ${provider}`,
    message:
      'The consumer does not run in the cloud’s network, so the connection opens nothing.',
    entityRef: consumer,
  };
}
