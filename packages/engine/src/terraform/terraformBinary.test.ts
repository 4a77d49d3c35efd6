import fc from 'fast-check';
import { call, jsonencode, renderHcl, renderJson, template } from '.';
import { TerraformDocument } from '.';
import type { Expression } from '.';
import { normalizeText } from './hcl/string';
import { hostileText } from './__testUtils__/hostileText';
import { evaluateOutputs, hasTerraform } from './__testUtils__/terraformBinary';

const texts = fc.sample(hostileText, { numRuns: 400, seed: 7 });
const plain = texts.map(normalizeText);
// `$` and `%` right before an interpolation are the hard cases.
const one: Expression = call('format', '%s', 'one');
const keyed = Object.fromEntries(
  texts.map((text, i) => [`k${i}${text}`, text]),
);

function document(): TerraformDocument {
  const made = TerraformDocument.create();
  const file = made.file('main.tf', {
    header: texts,
    provenance: { reason: 'test' },
  });
  const output = (name: string, value: Parameters<typeof jsonencode>[0]) =>
    file.output(name, { description: texts.join(''), value });
  output('texts', texts);
  output('keyed', keyed);
  output('encoded', jsonencode([texts, keyed]));
  output(
    'templates',
    texts.map(text => template(text, one, text, text, one)),
  );
  return made;
}

const expected = {
  texts: plain,
  keyed: Object.fromEntries(
    Object.entries(keyed).map(pair => pair.map(normalizeText)),
  ),
  templates: texts.map(text => normalizeText(`${text}one${text}${text}one`)),
};

(hasTerraform() ? describe : describe.skip)('terraform itself', () => {
  it.each([
    ['HCL', 'main.tf', renderHcl(document().files()[0])],
    ['JSON', 'main.tf.json', renderJson(document())],
  ])('reads hostile text in %s as it was', (_, path, content) => {
    const { encoded, ...outputs } = evaluateOutputs({ [path]: content });
    expect(outputs).toEqual(expected);
    expect(JSON.parse(String(encoded))).toEqual([
      expected.texts,
      expected.keyed,
    ]);
  });
});
