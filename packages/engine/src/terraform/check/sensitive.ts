import { schemaOf } from '../body/bodyOf';
import type { Reference, Value } from '../expression';
import { Call, settle } from '../expression';
import type { TerraformDocument } from '../TerraformDocument';

/** Whether Terraform treats what a reference gives as a secret. */
export function isSensitive(
  { address, path }: Reference,
  document: TerraformDocument,
): boolean {
  const target = document.block(address);
  if (target?.content.kind === 'variable') {
    return target.content.options.sensitive ?? false;
  }
  const name = path.find(step => typeof step === 'string');
  const schema = target && schemaOf(target);
  return (
    typeof name === 'string' && (schema?.attributes[name]?.sensitive ?? false)
  );
}

/** Whether a value says of itself that it is no secret. */
export function isDeclassified(unsettled: Value): boolean {
  const value = settle(unsettled);
  return value instanceof Call && value.name === 'nonsensitive';
}
