/**
 * A YAML scalar that reads back as exactly this text: JSON strings are YAML,
 * and JSON's escapes keep every character.
 */
export function yamlText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
