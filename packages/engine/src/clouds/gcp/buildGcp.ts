import type {
  AppStackConnection,
  Problem,
} from 'backstage-plugin-stackgen-common';
import { NodeScope } from '../../resource-types/NodeScope';
import type { StackBuilt, StackToBuild } from '../Cloud';
import { connectOutside } from '../connectOutside';
import { connect, type GcpEnd } from './connect';
import type { GcpImplementation } from './GcpImplementation';
import { GcpFoundation } from './GcpFoundation';
import { declareEntityLabels, defaultLabels, labelEntity } from './labels';

/** Builds the stack on Google Cloud: the nodes, their connections, the foundation. */
export function buildGcp(stack: StackToBuild): StackBuilt {
  const { document, values, standards, appStack } = stack;
  const gcp = new GcpFoundation({
    document,
    values,
    standards,
    region: appStack.region,
    appStack: appStack.name,
    addresses: stack.nodes.map(({ node }) => node.address),
  });
  document
    .file('providers.tf', {
      provenance: {
        reason: 'Where everything is made, and the labels it gets.',
      },
    })
    .provider('google', {
      project: gcp.projectId(),
      region: appStack.region,
      default_labels: defaultLabels(appStack.name, standards),
    });

  const problems: Problem[] = [];
  const ends = new Map<string, GcpEnd>();
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
    declareEntityLabels(node, file);
    const part = (implementation as GcpImplementation<never>).build(
      scope as NodeScope<never>,
      gcp,
    );
    ends.set(node.entityRef, { scope, part });
  }
  const open = new Set<AppStackConnection>();
  for (const connection of topicsFirst(appStack.connections, ends)) {
    const consumer = ends.get(connection.consumer);
    const provider = ends.get(connection.provider);
    if (consumer && !provider) {
      connectOutside(connection, consumer);
    } else if (
      consumer &&
      provider &&
      connect(connection, consumer, provider, gcp)
    ) {
      open.add(connection);
    }
  }
  gcp.finish();
  for (const { node, file } of stack.nodes) {
    labelEntity(node, file);
  }
  const opened = appStack.connections.filter(one => open.has(one));
  return { problems, opened };
}

// What a queue offers to its users depends on the topics that it listens to.
function topicsFirst(
  connections: readonly AppStackConnection[],
  ends: ReadonlyMap<string, GcpEnd>,
): AppStackConnection[] {
  const isTopic = ({ provider }: AppStackConnection) =>
    ends.get(provider)?.part.provides?.topic !== undefined;
  return [
    ...connections.filter(isTopic),
    ...connections.filter(connection => !isTopic(connection)),
  ];
}
