import {
  CLOUDS,
  standardsSchema,
  type Cloud,
  type Mapping,
  type StandardsInput,
} from 'backstage-plugin-stackgen-common';
import { entity } from '../catalog/__testUtils__/testCatalog';
import { generate, type GenerateInput } from '../generate';
import { defaultMapping } from '../mapping';

const BUILT = CLOUDS.filter(cloud => cloud !== 'civo');

const LONG = 'a-database-with-quite-a-long-name-that-no-cloud-takes-as-it-is';

const entities = [
  entity('System shop', { owner: 'team-a', domain: 'shops' }),
  entity(
    'Resource orders-db',
    { type: 'postgres-database', owner: 'team-b', system: 'shop' },
    { labels: { 'acme.io/data': 'customer' } },
  ),
  entity('Resource media', {
    type: 's3-bucket',
    owner: 'team-a',
    system: 'shop',
  }),
];

function run(standards: StandardsInput, more: Partial<GenerateInput> = {}) {
  const result = generate({
    entities,
    entityRefs: ['system:default/shop'],
    cloud: 'aws',
    mapping: defaultMapping,
    standards: standardsSchema.parse(standards),
    ...more,
  });
  const files = Object.fromEntries(
    result.files.map(({ path, content }) => [path, content]),
  );
  return { ...result, files };
}

describe('tags', () => {
  const tagged = (cloud: Cloud) =>
    run(
      {
        tags: {
          'cost-center': '4711',
          team: '${{ owner }}',
          data: "${{ entity.metadata.labels['acme.io/data'] }}",
          where: '${{ domain }}/${{ system }}',
        },
        tagRules: {
          team: { pattern: 'team-[a-z]' },
          data: { pattern: '(customer|internal)' },
        },
      },
      { cloud },
    );

  it.each(BUILT)('come from entities, and are written on %s', cloud => {
    const { files, problems } = tagged(cloud);
    const where = cloud === 'gcp' ? 'shops_shop' : 'shops/shop';
    expect(files['orders_db.tf']).toMatch(/team += "team-b"/);
    expect(files['orders_db.tf']).toMatch(/data += "customer"/);
    expect(files['media.tf']).toMatch(/team += "team-a"/);
    expect(files['media.tf']).not.toMatch(/data += /);
    const shared = cloud === 'azure' ? 'locals.tf' : 'providers.tf';
    expect(files[shared]).toMatch(/cost-center += "4711"|"cost-center" += /);
    expect(files[shared]).toMatch(/team += "team-a"/);
    expect(files[shared]).toContain(`"${where}"`);
    expect(files[shared]).not.toMatch(/data += /);
    expect(
      problems.filter(({ severity }) => severity === 'error'),
    ).toMatchObject([
      { code: 'tag-missing', where: 'resource:default/media → tags → data' },
    ]);
  });

  it('that do not fit their pattern are refused', () => {
    const { problems, files } = run({
      tags: { team: '${{ owner }}' },
      tagRules: { team: { pattern: 'team-[b-z]' } },
    });
    expect(
      problems.filter(({ severity }) => severity === 'error'),
    ).toMatchObject([
      {
        code: 'tag-refused',
        message: '"team-a" is not allowed for the tag team.',
        mend: 'Give the entity a value of the form team-[b-z].',
      },
    ]);
    expect(files['media.tf']).not.toMatch(/team += /);
  });

  it('stay with the rest of the stack when only a part is synced', () => {
    const standards: StandardsInput = { tags: { team: '${{ owner }}' } };
    const { appStack, files } = run(standards);
    const part = run(standards, {
      entityRefs: ['resource:default/orders-db'],
      stored: appStack,
    });
    expect(part.files['providers.tf']).toBe(files['providers.tf']);
    expect(part.files['media.tf']).toBe(files['media.tf']);
  });

  it('from an entity are text, whatever is in it', () => {
    const { files } = run(
      { tags: { note: '${{ entity.metadata.description }}' } },
      {
        cloud: 'azure',
        entities: [
          ...entities.slice(0, 2),
          entity(
            'Resource media',
            { type: 's3-bucket', system: 'shop' },
            { description: '${file("/etc/passwd")} %{ if true }' },
          ),
        ],
      },
    );
    expect(files['media.tf']).toContain(
      'note   = "$${file(\\"/etc/passwd\\")} %%{ if true }"',
    );
  });
});

test.each(BUILT)(
  'names that had to be shortened are told once on %s',
  cloud => {
    const { problems } = run(
      {},
      {
        cloud,
        name: `shop-of-a-company-with-a-long-name-${cloud}`,
        entities: [
          ...entities,
          entity(`Resource ${LONG}`, {
            type: 'postgres-database',
            system: 'shop',
          }),
        ],
      },
    );
    const told = problems.filter(({ code }) => code === 'name-shortened');
    const refs = told.map(({ entityRef }) => entityRef);
    expect(refs).toContain(`resource:default/${LONG}`);
    expect(new Set(refs).size).toBe(refs.length);
    expect(told[0]).toMatchObject({
      severity: 'info',
      message: expect.stringMatching(/-[0-9a-f]{6} \(\d+ characters at most\)/),
    });
  },
);

test('names that fit are not worth a word', () => {
  expect(
    run({}).problems.filter(({ code }) => code === 'name-shortened'),
  ).toEqual([]);
});

test('a type that the standards refuse is skipped with a way to mend it', () => {
  expect(
    run({ resourceTypes: { denied: ['object-storage'] } }).skipped,
  ).toMatchObject([
    {
      entityRef: 'resource:default/media',
      reason: 'The standards default deny the resource type object-storage.',
    },
  ]);
});

describe('sizes', () => {
  const sizes: StandardsInput['sizes'] = {
    small: { 'postgres-database': { storageGb: 33 } },
    huge: {
      '*': { size: 'large', highAvailability: true },
      'postgres-database': { storageGb: 900 },
    },
  };
  const storage = (
    result: ReturnType<typeof run>,
    environment: string,
  ): unknown =>
    /orders_db_storage_gb\s+= (\d+)/.exec(
      result.files[`environments/${environment}.tfvars`],
    )?.[1] ??
    /allocated_storage\s+= (\d+)/.exec(result.files['orders_db.tf'])?.[1];

  it('stand for parameters, in standards and in their environments', () => {
    const result = run({
      sizes,
      parameters: { '*': { size: 'small' } },
      environments: [
        { name: 'dev' },
        { name: 'production', parameters: { '*': { size: 'huge' } } },
      ],
    });
    expect(result.problems.map(({ code }) => code)).not.toContain(
      'bad-parameter',
    );
    expect([storage(result, 'dev'), storage(result, 'production')]).toEqual([
      '33',
      '900',
    ]);
    expect(result.files['environments/production.tfvars']).toMatch(
      /orders_db_multi_az\s+= true/,
    );
  });

  it('can be named by annotations and hand-made settings, and give way to what is set beside them', () => {
    const set = (parameters: Record<string, string | number>) =>
      run(
        { sizes },
        { settings: { 'resource:default/orders-db': { parameters } } },
      );
    expect(storage(set({ size: 'huge' }), 'dev')).toBe('900');
    expect(storage(set({ size: 'huge', storageGb: 50 }), 'dev')).toBe('50');
    const [system, database, queue] = entities;
    const annotated = run(
      { sizes },
      {
        entities: [
          system,
          {
            ...database,
            metadata: {
              ...database.metadata,
              annotations: { 'stackgen.io/size': 'huge' },
            },
          },
          queue,
        ],
      },
    );
    expect(storage(annotated, 'dev')).toBe('900');
  });
});

describe('an environment that has the name of a default one', () => {
  const standby = (parameters?: Record<string, object>) =>
    run({
      environments: [
        { name: 'dev' },
        { name: 'production', ...(parameters && { parameters }) } as never,
      ],
    }).files['environments/production.tfvars'];

  it('is as large and as available as that, if it says nothing else of all types', () => {
    expect(standby()).toMatch(/orders_db_multi_az\s+= true/);
    expect(standby({ 'postgres-database': { backupDays: 30 } })).toMatch(
      /orders_db_multi_az\s+= true/,
    );
  });

  it('is not, if it does', () => {
    expect(standby({ '*': {} })).not.toContain('orders_db_multi_az');
  });
});

describe('a value for one environment', () => {
  const backups = (result: ReturnType<typeof run>) =>
    ['dev', 'production'].map(
      environment =>
        /orders_db_backup_days\s+= (\d+)/.exec(
          result.files[`environments/${environment}.tfvars`],
        )?.[1] ??
        /backup_retention_period\s+= (\d+)/.exec(
          result.files['orders_db.tf'],
        )?.[1],
    );
  const environments = (days?: number): StandardsInput['environments'] => [
    { name: 'dev' },
    {
      name: 'production',
      ...(days !== undefined && {
        parameters: { 'postgres-database': { backupDays: days } },
      }),
    },
  ];
  const mapping = (days?: number): Mapping => ({
    name: 'mine',
    rules: [
      {
        id: 'databases',
        match: { type: 'postgres-database' },
        resourceType: 'postgres-database',
        parameters: { backupDays: 8 },
        ...(days !== undefined && {
          environments: { production: { backupDays: days } },
        }),
      },
      ...defaultMapping.rules,
    ],
  });

  it('may come from the standards, a rule or by hand; taking it away gives back what is below', () => {
    const settings = (days?: number): GenerateInput['settings'] => ({
      'resource:default/orders-db':
        days === undefined
          ? {}
          : { environments: { production: { backupDays: days } } },
    });
    let stored = run({ environments: environments() }).appStack;
    const sync = (
      standards: StandardsInput,
      more: Partial<GenerateInput>,
    ): unknown => {
      const result = run(standards, { stored, ...more });
      stored = result.appStack;
      return backups(result);
    };
    const [plain] = backups(run({ environments: environments() }));
    expect(sync({ environments: environments(20) }, {})).toEqual([plain, '20']);
    expect(sync({ environments: environments() }, {})).toEqual([plain, plain]);
    expect(
      sync({ environments: environments(20) }, { mapping: mapping(30) }),
    ).toEqual(['8', '30']);
    expect(
      sync(
        { environments: environments(20) },
        { mapping: mapping(30), settings: settings(34) },
      ),
    ).toEqual(['8', '34']);
    expect(
      sync(
        { environments: environments(20) },
        { mapping: mapping(30), settings: settings() },
      ),
    ).toEqual(['8', '30']);
    expect(
      sync({ environments: environments(20) }, { mapping: mapping() }),
    ).toEqual(['8', '8']);
    expect(sync({ environments: environments(20) }, {})).toEqual([plain, '20']);
  });
});
