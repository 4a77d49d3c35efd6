import type {
  AppStackConnection,
  Problem,
} from 'backstage-plugin-stackgen-common';
import { NodeScope } from '../../resource-types/NodeScope';
import type { StackBuilt, StackToBuild } from '../Cloud';
import { AzureFoundation } from './AzureFoundation';
import type { AzureImplementation } from './AzureImplementation';
import { connectOutside } from '../connectOutside';
import { connect, type AzureEnd } from './connect';
import { declareProvider } from './provider';
import { stackTags, tagEverything } from './tags';

/** Builds the stack on Azure: the nodes, their connections, the foundation. */
export function buildAzure(stack: StackToBuild): StackBuilt {
  const { document, values, standards, appStack } = stack;
  const azure = new AzureFoundation({
    document,
    values,
    standards,
    region: appStack.region,
    appStack: appStack.name,
    addresses: stack.nodes.map(({ node }) => node.address),
  });
  if (stack.nodes.length > 0) {
    declareProvider(azure);
    azure.localsFile().locals({ tags: stackTags(appStack.name, standards) });
  }
  const problems: Problem[] = [];
  const ends = new Map<string, AzureEnd>();
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
    const part = (implementation as AzureImplementation<never>).build(
      scope as NodeScope<never>,
      azure,
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
      connect(connection, consumer, provider, azure)
    ) {
      opened.push(connection);
    }
  }
  azure.finish();
  tagEverything(document, stack.nodes);
  return { problems, opened };
}
