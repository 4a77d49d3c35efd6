import { createOpenApi } from './openApi';
import { operations } from './operations';

function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' ? [inner as string] : refsIn(inner),
  );
}

describe('the OpenAPI document', () => {
  const document = createOpenApi() as any;

  it('has every operation', () => {
    const ids = Object.values(document.paths).flatMap((path: any) =>
      Object.values(path).map((operation: any) => operation.operationId),
    );
    expect(ids.sort()).toEqual(Object.keys(operations).sort());
  });

  it('refers to nothing that it does not have', () => {
    const known = Object.keys(document.components.schemas).map(
      id => `#/components/schemas/${id}`,
    );
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(50);
    expect(refs.filter(ref => !known.includes(ref))).toEqual([]);
    expect(JSON.stringify(document)).not.toMatch(/__shared|"\$id"|"\$schema"/);
  });

  it('tells what may be left out of a request, and what an answer always has', () => {
    const { SyncRequest, Revision } = document.components.schemas;
    expect(SyncRequest.required).toEqual(['expectedRevision']);
    expect(SyncRequest.additionalProperties).toBe(false);
    expect(Revision.required).toContain('counts');
    const { RestoreRequest } = document.components.schemas;
    expect(RestoreRequest.required).toEqual(['revision', 'expectedRevision']);
    expect(Revision.required).not.toContain('restoredFrom');
  });

  it('describes parameters', () => {
    const { parameters } = document.paths['/appstacks/{id}/files'].get;
    expect(parameters).toEqual([
      {
        name: 'id',
        in: 'path',
        required: true,
        schema: expect.objectContaining({ type: 'string', format: 'uuid' }),
      },
      {
        name: 'revision',
        in: 'query',
        required: false,
        schema: { type: 'integer', minimum: 1, maximum: 2_147_483_647 },
      },
    ]);
    const difference = document.paths['/appstacks/{id}/difference'].get;
    expect(
      difference.parameters.map(({ name, required }: any) => [name, required]),
    ).toEqual([
      ['id', true],
      ['from', true],
      ['to', true],
    ]);
  });
});
