import { buildNodes } from '../buildNodes';
import type { StackBuilt, StackToBuild } from '../Cloud';
import { CivoFoundation } from './CivoFoundation';
import type { CivoPart } from './CivoImplementation';
import { openOnCivo } from './connect';

/** Builds the stack on Civo: the nodes, their connections, the foundation. */
export function buildCivo(stack: StackToBuild): StackBuilt {
  const { document, values, standards, appStack, notes } = stack;
  const civo = new CivoFoundation({
    document,
    values,
    standards,
    region: appStack.region,
    appStack: appStack.name,
    addresses: stack.nodes.map(({ node }) => node.address),
    notes,
  });
  // The token comes from the environment: CIVO_TOKEN.
  document
    .file('providers.tf', {
      provenance: { reason: 'Where everything is made.' },
    })
    .provider('civo', { region: appStack.region });
  return buildNodes<CivoFoundation, CivoPart>(stack, civo, {
    open: link => openOnCivo(link, civo),
    openSecret: ({ consumer, environment, variable }) =>
      consumer.part.consumes?.addSecret?.(environment, {
        secret: variable(
          'secret',
          'name of the secret in the stack’s namespace that it signs in with.',
        ),
        key: 'value',
      }),
  });
}
