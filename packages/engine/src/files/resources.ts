import type { GeneratedResource } from 'backstage-plugin-stackgen-common';
import { replacingAttributes, replacingHashes, sha256 } from '../appstack';
import type { EnvironmentValues } from '../standards/EnvironmentValues';
import {
  argumentsToJson,
  type BlockHandle,
  type TerraformDocument,
} from '../terraform';

/** One line for each resource: what caused it, and whether it changed. */
export function summarizeResources(
  document: TerraformDocument,
  values: EnvironmentValues,
): GeneratedResource[] {
  return document
    .blocks()
    .filter(({ kind }) => kind === 'resource')
    .map(block => {
      const { entityRef, reason, rule, implicit } = block.provenance;
      const names = replacingAttributes(block.type);
      const replacing =
        names && replacingHashes(block.type, argumentsToJson(block, names));
      return {
        address: block.address,
        type: block.type,
        file: block.file.path,
        ...(entityRef !== undefined && { entityRef }),
        implicit: implicit ?? entityRef === undefined,
        reason,
        ...(rule !== undefined && { rule }),
        hash: sha256(configurationOf(block, values)).slice(0, 16),
        ...(replacing && { replacing }),
      };
    })
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}

/** Its text, and what the variables in it are in each environment. */
function configurationOf(
  block: BlockHandle,
  values: EnvironmentValues,
): string {
  const text = block.hcl();
  if (!text.includes('var.')) {
    return `${text}\n[]`;
  }
  const names = new Set(
    [...text.matchAll(/\bvar\.(\w+)/g)].map(([, name]) => name),
  );
  const used = [...names].sort().map(name => values.valuesOf(name));
  return `${text}\n${JSON.stringify(used)}`;
}
