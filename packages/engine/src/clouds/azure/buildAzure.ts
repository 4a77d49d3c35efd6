import { buildNodes } from '../buildNodes';
import type { StackBuilt, StackToBuild } from '../Cloud';
import { AzureFoundation } from './AzureFoundation';
import type { AzurePart } from './AzureImplementation';
import { openOnAzure } from './connect';
import { readOutsideSecret } from './outsideSecret';
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
  const built = buildNodes<AzureFoundation, AzurePart>(stack, azure, {
    open: link => openOnAzure(link, azure),
    openSecret: secret => readOutsideSecret(secret, azure),
  });
  tagEverything(document, stack.nodes);
  return built;
}
