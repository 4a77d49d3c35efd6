import { buildNodes } from '../buildNodes';
import type { StackBuilt, StackToBuild } from '../Cloud';
import { openOnGcp } from './connect';
import { readOutsideSecret } from './outsideSecret';
import { GcpFoundation } from './GcpFoundation';
import type { GcpPart } from './GcpImplementation';
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
  const built = buildNodes<GcpFoundation, GcpPart>(stack, gcp, {
    before: ({ node, file, implementation }) => {
      if (!implementation.isModule && !implementation.isUnlabelled) {
        declareEntityLabels(node, file);
      }
    },
    open: link => openOnGcp(link, gcp),
    openSecret: readOutsideSecret,
    // What a queue offers to its users depends on the topics that it listens to.
    isFirst: ({ provides }) => provides?.topic !== undefined,
  });
  for (const { node, file, implementation } of stack.nodes) {
    if (!implementation.isModule) {
      labelEntity(node, file);
    }
  }
  for (const sentence of gcp.network.ownersPart()) {
    stack.notes.beforeFirstApply.add(sentence);
  }
  return built;
}
