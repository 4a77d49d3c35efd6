import { commentLines } from './comments';
import { columns } from './hcl/columns';
import { align, assignment, layOut } from './hcl/layout';
import { checkIdentifier } from './names';

/** What may stand in a tfvars file: no expressions. */
export type Literal =
  | string
  | number
  | boolean
  | null
  | readonly Literal[]
  | { readonly [key: string]: Literal };

/**
 * A `.tfvars` file: values of variables by name, in the given order.
 *
 * @param header - comment lines at its start, without `#`
 */
export function renderTfvars(
  values: Readonly<Record<string, Literal | undefined>>,
  header: readonly string[] = [],
): string {
  return renderValues(values, header);
}

/**
 * A `.backend.hcl` file for `terraform init -backend-config`: settings of the
 * backend by name, in the given order.
 *
 * @param header - comment lines at its start, without `#`
 */
export function renderBackendConfig(
  settings: Readonly<Record<string, Literal | undefined>>,
  header: readonly string[] = [],
): string {
  return renderValues(settings, header, true);
}

function renderValues(
  values: Readonly<Record<string, Literal | undefined>>,
  header: readonly string[],
  withBlocks = false,
): string {
  const blocks: string[] = [];
  const assignments = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) => {
      checkIdentifier(name);
      if (withBlocks && isSettings(value)) {
        const inner = renderValues(value, []);
        blocks.push(`${name} {\n${inner.replace(/^(?=.)/gm, '  ')}}`);
        return [];
      }
      return [assignment(name, layOut(value, 0, columns(name) + 3))];
    });
  const parts = [
    header.flatMap(commentLines).join('\n'),
    align(assignments, 0),
    ...blocks,
  ].filter(part => part !== '');
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`;
}

// What is an object in a setting of a backend is a block in Terraform's eyes.
function isSettings(
  value: Literal | undefined,
): value is { readonly [key: string]: Literal } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
