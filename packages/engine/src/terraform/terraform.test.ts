import { format } from '@cdktn/hcl-tools';
import { parse } from '@cdktn/hcl2json';
import fc from 'fast-check';
import {
  checkDocument,
  jsonencode,
  renderHcl,
  renderJson,
  renderTfvars,
  template,
  TerraformDocument,
  variable,
} from '.';
import type { Value } from '.';
import { normalizeText } from './hcl/string';
import { canonicalJson, mergeLists } from './__testUtils__/canonicalJson';
import { fullDocument } from './__testUtils__/fullDocument';
import { anyNumber, hostileText } from './__testUtils__/hostileText';

const RUNS = { numRuns: 60 };

describe('a document with everything in it', () => {
  it('has nothing that the provider would refuse', () => {
    expect(checkDocument(fullDocument())).toEqual([]);
  });

  it.each([...fullDocument().render()])(
    '%s is written as terraform fmt would write it',
    async (_, text) => {
      await expect(format(text)).resolves.toBe(text);
      expect(text).toMatchSnapshot();
    },
  );

  it('says the same in HCL and in the JSON that cdktf makes', async () => {
    const document = fullDocument();
    const hcl = [...document.render().values()].join('\n');
    const fromHcl = await parse('main.tf', hcl);
    expect(canonicalJson(mergeLists(fromHcl))).toEqual(
      canonicalJson(mergeLists(JSON.parse(renderJson(document)))),
    );
  });

  it('is the same text every time', () => {
    const [one, two] = [fullDocument(), fullDocument()];
    expect([...one.render()]).toEqual([...two.render()]);
    expect(renderJson(one)).toBe(renderJson(two));
    expect(renderJson(one)).toBe(renderJson(one));
  });
});

describe('text from outside', () => {
  it('parses back to itself as a value and as a key, and opens no block', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (text, key) => {
        const { hcl } = write({ text, list: [text], map: { [key]: text } });
        await expect(format(hcl)).resolves.toBe(hcl);
        const parsed = await parse('main.tf', hcl);
        expect(Object.keys(parsed)).toEqual(['locals']);
        const [locals] = parsed.locals;
        const plain = normalizeText(text);
        expect(unescape(locals.text)).toBe(plain);
        expect(locals.list.map(unescape)).toEqual([plain]);
        expect(
          Object.entries(locals.map).map(([k, v]) => [
            unescape(k),
            unescape(v as string),
          ]),
        ).toEqual([[normalizeText(key), plain]]);
      }),
      RUNS,
    );
  });

  it('means the same in HCL and in JSON, between expressions too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(hostileText, { maxLength: 3 }),
        anyNumber,
        async (texts, number) => {
          const map = Object.fromEntries(texts.map(text => [text, text]));
          const { hcl, json } = write({
            texts,
            map,
            number,
            // The converter cannot tell `$` from an escape right before `${`.
            template: template(
              ...texts.flatMap(text => [text, ' ', variable('x')]),
            ),
          });
          const parsed = await parse('main.tf', hcl);
          expect(canonicalJson(JSON.parse(json))).toEqual(
            canonicalJson(parsed),
          );
        },
      ),
      RUNS,
    );
  });

  it('cannot end a comment, or give orders to a scanner', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async text => {
        const document = TerraformDocument.create();
        const file = document.file('main.tf', {
          header: [text],
          provenance: { reason: text },
        });
        file.resource(
          'aws_sqs_queue',
          'x',
          { name: 'x' },
          {
            comment: `${text} trivy:ignore:AWS-0001`,
            skips: [{ checkov: 'CKV_AWS_27', reason: text }],
          },
        );
        const hcl = renderHcl(file);
        await expect(format(hcl)).resolves.toBe(hcl);
        expect(await parse('main.tf', hcl)).toEqual({
          resource: { aws_sqs_queue: { x: [{ name: 'x' }] } },
        });
        expect(hcl.match(/checkov:skip=/g)).toHaveLength(1);
        expect(hcl).not.toContain('trivy:ignore');
      }),
      RUNS,
    );
  });

  it('stays data in a tfvars file', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async text => {
        const hcl = renderTfvars({ region: text, tags: { [text]: [text] } }, [
          text,
        ]);
        await expect(format(hcl)).resolves.toBe(hcl);
        const parsed = await parse('dev.tfvars', hcl);
        expect(Object.keys(parsed)).toEqual(['region', 'tags']);
        expect(unescape(parsed.region)).toBe(normalizeText(text));
      }),
      RUNS,
    );
  });

  it.each(['क्ष', 'a\u1acf', 'a\u0897', 'e\u0301', '👩‍💻', '한국'])(
    'is aligned as terraform fmt aligns it, whatever Unicode this Node knows: %s',
    async key => {
      const { hcl } = write({ map: { [key]: 1, 'a-longer-key': 2 } });
      expect(await format(hcl)).toBe(hcl);
    },
  );

  it('keeps its JSON inside jsonencode', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async text => {
        const { hcl } = write({ policy: jsonencode({ [text]: text }) });
        await expect(format(hcl)).resolves.toBe(hcl);
        const parsed = await parse('main.tf', hcl);
        expect(Object.keys(parsed)).toEqual(['locals']);
        expect(Object.keys(parsed.locals[0])).toEqual(['policy']);
      }),
      RUNS,
    );
  });
});

function write(values: Record<string, Value>) {
  const document = TerraformDocument.create();
  const file = document.file('main.tf', { provenance: { reason: 'test' } });
  file.locals(values);
  return { hcl: renderHcl(file), json: renderJson(document) };
}

/** What the converter escaped in a literal. */
function unescape(text: string): string {
  return text.replace(/([$%])\1\{/g, '$1{');
}
