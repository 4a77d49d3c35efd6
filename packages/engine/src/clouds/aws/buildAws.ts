import { buildNodes } from '../buildNodes';
import type { StackBuilt, StackToBuild } from '../Cloud';
import { AwsFoundation } from './AwsFoundation';
import type { AwsPart } from './AwsImplementation';
import { openOnAws } from './connect';
import { canHaveTags, declareEntityTags, defaultTags, tagEntity } from './tags';

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
  document
    .file('providers.tf', {
      provenance: { reason: 'Where everything is made, and the tags it gets.' },
    })
    .provider('aws', {
      region: appStack.region,
      default_tags: { tags: defaultTags(appStack.name, standards) },
    });
  const built = buildNodes<AwsFoundation, AwsPart>(stack, aws, {
    before: ({ node, file, implementation }) => {
      if (!implementation.isModule) {
        declareEntityTags(node, file);
      }
    },
    open: link => openOnAws(link, aws),
    openSecret: ({ consumer, environment, variable }) =>
      consumer.part.consumes?.addSecret?.(environment, {
        arn: variable('secret_arn', 'ARN of the secret that it signs in with.'),
      }),
  });
  for (const { node, file, implementation } of stack.nodes) {
    if (implementation.isModule) {
      // The call itself says what its module tags; this is what stands beside.
      if (!file.blocks().some(canHaveTags)) {
        continue;
      }
      declareEntityTags(node, file);
    }
    tagEntity(node, file);
  }
  return built;
}
