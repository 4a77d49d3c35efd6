import { createHash } from 'node:crypto';
import { wellFormed } from './wellFormed';

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]*$/;

const ADDRESS = /^[A-Za-z_][A-Za-z0-9_-]*(\.[A-Za-z_][A-Za-z0-9_-]*)*$/;

/** Whether HCL can write it without quotes, as a name or an object key. */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

/**
 * A Terraform name from the name of an entity: snake_case in ASCII, the same
 * for the same input, never empty. Letters that have no ASCII form are left
 * out; a name that loses everything becomes `x_<hash>`. Different names can
 * become one identifier: the caller decides what to do then.
 */
export function toIdentifier(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  if (words === '') {
    const hash = createHash('sha256').update(wellFormed(name)).digest('hex');
    return `x_${hash.slice(0, 8)}`;
  }
  return /^[0-9]/.test(words) ? `x_${words}` : words;
}

/** @throws when it is not a name that may stand in Terraform code */
export function checkIdentifier(name: string): void {
  if (!isIdentifier(name)) {
    throw new Error(
      `${JSON.stringify(
        name,
      )} is not a Terraform name: letters, digits, "_" and "-", and no digit first`,
    );
  }
}

/** @throws when a part of the address is not a name */
export function checkAddress(address: string): void {
  if (!ADDRESS.test(address)) {
    throw new Error(
      `${JSON.stringify(
        address,
      )} is not a Terraform address like "aws_vpc.main"`,
    );
  }
}

/** @throws when it is not the name of a function */
export function checkFunctionName(name: string): void {
  if (!/^[a-z][a-z0-9_]*(::[a-z0-9_-]+)*$/.test(name)) {
    throw new Error(`${JSON.stringify(name)} is not a Terraform function`);
  }
}
