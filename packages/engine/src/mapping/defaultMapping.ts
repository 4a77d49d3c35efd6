import type { Mapping } from 'backstage-plugin-stackgen-common';
import { codeRules } from './default/code';
import { elsewhereRules } from './default/elsewhere';
import { genericTypeRules } from './default/generic';
import { namedTypeRules } from './default/named';
import { platformPartRules } from './default/platformParts';
import { workloadRules } from './default/workloads';

/**
 * The mapping that comes with the product. It knows the types that public
 * catalogs use; a type that it does not know stays without a rule on purpose,
 * so that people see it and decide.
 *
 * @public
 */
export const defaultMapping: Mapping = {
  name: 'default',
  title: 'Default',
  description:
    'What the usual entity types become: first what needs no infrastructure, then types that name a technology, then general types by what describes the entity, then everything that runs code.',
  rules: [
    ...codeRules,
    ...platformPartRules,
    ...namedTypeRules,
    ...elsewhereRules,
    ...genericTypeRules,
    ...workloadRules,
  ],
};
