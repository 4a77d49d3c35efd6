import type {
  AppStackConnection,
  Problem,
} from 'backstage-plugin-stackgen-common';
import { NodeScope } from '../../resource-types/NodeScope';
import type { StackBuilt, StackToBuild } from '../Cloud';
import { connectOutside } from '../connectOutside';
import type { AwsImplementation } from './AwsImplementation';
import { AwsFoundation } from './AwsFoundation';
import { connect, type AwsEnd } from './connect';

import { declareEntityTags, defaultTags, tagEntity } from './tags';

/** Builds the stack on AWS: the nodes, their connections, the foundation. */
export function buildAws(stack: StackToBuild): StackBuilt {
  const { document, values, standards, appStack } = stack;
  const aws = new AwsFoundation({
    document,
    values,
    standards,
    region: appStack.region,
    appStack: appStack.name,
    addresses: stack.nodes.map(({ node }) => node.address),
  });
  const problems: Problem[] = [];
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
      problems,
    });
    declareEntityTags(node, file);
    const part = (implementation as AwsImplementation<never>).build(
      scope as NodeScope<never>,
      aws,
    );
    ends.set(node.entityRef, { scope, part });
  }
  const opened: AppStackConnection[] = [];
  for (const connection of appStack.connections) {
    const consumer = ends.get(connection.consumer);
    const provider = ends.get(connection.provider);
    if (consumer && !provider) {
      connectOutside(connection, consumer);
    } else if (
      consumer &&
      provider &&
      connect(connection, consumer, provider, aws)
    ) {
      opened.push(connection);
    }
  }
  aws.finish();
  for (const { node, file } of stack.nodes) {
    tagEntity(node, file);
  }
  return { problems, opened };
}
