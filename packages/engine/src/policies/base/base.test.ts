import { standardsSchema } from 'backstage-plugin-stackgen-common';
import type { BuiltStack } from '../../build';
import { EnvironmentValues } from '../../standards/EnvironmentValues';
import {
  ref,
  TerraformDocument,
  type Attributes,
  type Value,
} from '../../terraform';
import { evaluatePolicies } from '../evaluate';
import type { Policy } from '../Policy';
import { AWS_BASE_POLICIES } from './aws';
import { AZURE_BASE_POLICIES } from './azure';
import { GCP_BASE_POLICIES } from './gcp';

const POLICIES = [
  ...AWS_BASE_POLICIES,
  ...AZURE_BASE_POLICIES,
  ...GCP_BASE_POLICIES,
];

/** A value that breaks a rule and one that keeps it, and what else must be so. */
const VALUES: Record<string, [bad: Value, good: Value, with_?: Attributes]> = {
  'AWS-RDS-14': [false, true, { engine: 'postgres' }],
  'AWS-RDS-15': [undefined, true],
  'AWS-RDS-16': [true, false],
  'AWS-RDS-17': [0, 60],
  'AWS-RDS-18': [false, true],
  'AWS-RDS-19': [undefined, 'key'],
  'AWS-RDS-20': ['0', '1', { family: 'postgres17' }],
  'AWS-RDS-21': ['none', 'ddl', { family: 'postgres17' }],
  'AWS-RDS-22': [undefined, '1000', { family: 'postgres17' }],
  'AWS-RDS-23': ['0', '1', { family: 'aurora-postgresql16' }],
  'AWS-RDS-24': ['none', 'ddl', { family: 'aurora-postgresql16' }],
  'AWS-RDS-25': [undefined, '1000', { family: 'aurora-postgresql16' }],
  'AWS-RDS-26': ['OFF', 'ON', { family: 'mysql8.4' }],
  'AWS-DDB-3': ['PROVISIONED', 'PAY_PER_REQUEST'],
  'AWS-CACHE-4': [false, true],
  'AWS-S3-7': ['public-read', 'private'],
  'AWS-ECS-5': [undefined, 'key'],
  'AWS-ECS-6': ['NONE', 'OVERRIDE'],
  'AWS-ECS-7': ['1.3.0', 'LATEST'],
  'AWS-ECS-8': ['host', undefined],
  'AWS-ECS-9': ['[{"privileged": true}]', '[{"privileged": false}]'],
  'AWS-EKS-4': ['1.29', '1.35'],
  'AWS-EKS-5': [undefined, ['sg-1'], { remote_access: { ec2_ssh_key: 'x' } }],
  'AWS-FN-2': [undefined, 10],
  'AWS-FN-3': [undefined, 'arn'],
  'AWS-FN-4': [undefined, 'key', { environment: { variables: { A: 'b' } } }],
  'AWS-FN-5': ['nodejs18.x', 'nodejs24.x'],
  'AWS-LB-4': ['monitor', 'defensive'],
  'AWS-LB-5': [false, true, { load_balancer_type: 'network' }],
  'AWS-LB-6': [
    'ELBSecurityPolicy-2016-08',
    'ELBSecurityPolicy-TLS13-1-2-2021-06',
    { protocol: 'HTTPS' },
  ],
  'AWS-LB-7': [undefined, '/health', { protocol: 'HTTP' }],
  'AWS-API-4': [undefined, 'arn'],
  'AWS-API-5': [false, true],
  'AWS-API-6': [undefined, 'id'],
  'AWS-API-8': ['OFF', 'ERROR'],
  'AWS-SG-6': [{ from_port: 0 }, undefined],
  'AZ-ST-7': [
    ['Metrics'],
    ['AzureServices'],
    { network_rules: { default_action: 'Deny' } },
  ],
  'AZ-ST-8': [1, 7],
  'AZ-ST-10': ['Media-Files', 'mediafiles'],
  'AZ-SQL-6': [false, true],
  'AZ-COS-3': [true, false],
  'AZ-SB-4': [undefined, 'SystemAssigned'],
  'AZ-EH-3': ['1.0', '1.2'],
  'AZ-RED-3': ['Plaintext', 'Encrypted'],
  'AZ-RED-4': ['Enabled', 'Disabled'],
  'AZ-AKS-5': [false, true],
  'AZ-AKS-6': ['kubenet', 'azure'],
  'AZ-AKS-8': [false, true],
  'AZ-AKS-9': [false, true],
  'AZ-AKS-10': [30, 60],
  'AZ-AKS-11': ['Managed', 'Ephemeral'],
  'AZ-AKS-12': [undefined, true],
  'AZ-AKS-13': [true, false],
  'AZ-AKS-14': ['AvailabilitySet', 'VirtualMachineScaleSets'],
  'AZ-AKS-15': [true, false],
  'AZ-AKS-16': [false, true],
  'AZ-AKS-17': ['Free', 'Standard'],
  'AZ-APP-3': [true, false],
  'AZ-APP-4': [
    undefined,
    { transport: 'HTTP', port: 8080 },
    { ingress: { target_port: 8080 } },
  ],
  'AZ-APP-5': [false, true],
  'AZ-APP-6': [false, true],
  'AZ-APP-7': [undefined, 'azure-monitor'],
  'AZ-CR-4': ['Basic', 'Premium'],
  'AZ-NET-5': [['10.0.0.4'], ['10.0.0.4', '10.0.0.5']],
  'GCP-SQL-5': ['0.0.0.0/0', '10.0.0.0/8'],
  'GCP-SQL-6': ['off', 'on'],
  'GCP-SQL-7': ['off', 'on'],
  'GCP-SQL-8': ['off', 'on'],
  'GCP-SQL-9': ['off', 'on'],
  'GCP-SQL-10': ['panic', 'error'],
  'GCP-SQL-11': ['1024', '0'],
  'GCP-SQL-12': ['1000', '-1'],
  'GCP-SQL-13': ['off', 'on'],
  'GCP-SQL-14': ['panic', 'error'],
  'GCP-SQL-15': ['off', 'on'],
  'GCP-SQL-16': ['none', 'ddl'],
  'GCP-SQL-17': ['off', 'on'],
  'GCP-SQL-18': ['on', 'off'],
  'GCP-SQL-19': ['on', 'off'],
  'GCP-SQL-20': ['on', 'off'],
  'GCP-SQL-21': ['on', 'off'],
  'GCP-SQL-22': [false, true, { database_version: 'MYSQL_8_4' }],
  'GCP-SM-2': [{}, undefined],
  'GCP-GKE-8': [undefined, { stack_type: 'IPV4' }],
  'GCP-GKE-9': [undefined, 'ADVANCED_DATAPATH'],
  'GCP-GKE-10': [undefined, true],
  'GCP-GKE-11': [false, true],
  'GCP-GKE-12': [true, false],
  'GCP-GKE-13': ['none', undefined],
  'GCP-GKE-14': ['none', undefined],
  'GCP-GKE-15': [{ name: 'x' }, undefined],
  'GCP-GKE-16': [false, true],
  'GCP-GKE-17': [false, true],
  'GCP-GKE-18': [false, true],
  'GCP-GKE-19': ['GCE_METADATA', 'GKE_METADATA'],
  'GCP-NET-9': [
    undefined,
    'ENABLE_OUTBOUND_VM_ACCESS_TO_GOOGLE',
    { stack_type: 'IPV4_IPV6' },
  ],
  'GCP-RUN-8': ['PRIVATE_RANGES_ONLY', 'ALL_TRAFFIC'],
};

const isCompanion = ({ must }: Policy) => 'companion' in must;

function rulesOf(blocks: Record<string, Attributes>): string[] {
  const document = TerraformDocument.create();
  const file = document.file('main.tf', { provenance: { reason: 'test' } });
  for (const [address, attributes] of Object.entries(blocks)) {
    const [type, name] = address.split('.');
    file.resource(type, name, attributes);
  }
  return evaluatePolicies(
    {
      document,
      values: EnvironmentValues.create(['dev', 'production']),
    } as unknown as BuiltStack,
    standardsSchema.parse({}),
  ).map(({ rule }) => rule);
}

/** Attributes that have a value where a path leads, beside others. */
function at(path: string, value: Value, beside: Attributes = {}): Attributes {
  const [first, ...rest] = path.split('.');
  const inner = beside[first];
  return {
    ...beside,
    [first]:
      rest.length === 0
        ? value
        : at(rest.join('.'), value, inner as Attributes | undefined),
  };
}

function withValue({ must }: Policy, value: Value, beside?: Attributes) {
  if ('where' in must) {
    const { where, path, block } = must;
    const all = block.startsWith('settings.')
      ? { database_version: 'POSTGRES_17', ...beside }
      : beside;
    return at(
      block,
      [{ [where.path]: where.is as string, [path]: value }],
      all,
    );
  }
  return at((must as { path: string }).path, value, beside);
}

test.each(
  POLICIES.filter(policy => !isCompanion(policy)).map(p => [p.id, p] as const),
)('%s is broken by one value and kept by another', (id, policy) => {
  expect(Object.keys(VALUES)).toContain(id);
  const [bad, good, beside] = VALUES[id];
  const address = `${policy.type}.x`;
  expect(rulesOf({ [address]: withValue(policy, bad, beside) })).toContain(id);
  expect(rulesOf({ [address]: withValue(policy, good, beside) })).not.toContain(
    id,
  );
});

test.each(POLICIES.filter(isCompanion).map(p => [p.id, p] as const))(
  '%s is broken by what stands alone, and kept by what belongs to it',
  (id, { type, must }) => {
    const {
      companion,
      by,
      with: wanted = [],
    } = must as Extract<Policy['must'], { companion: string }>;
    const own = `${type}.x`;
    const others = wanted.reduce<Attributes>(
      (all, { path, be }) => at(path, be.says.split(' or ')[0], all),
      at(by, ref(own, 'id')),
    );
    expect(rulesOf({ [own]: {} })).toContain(id);
    expect(rulesOf({ [own]: {}, [`${companion}.x`]: others })).not.toContain(
      id,
    );
  },
);

test('a setting that is nowhere is as bad as a wrong one', () => {
  expect(
    rulesOf({ 'aws_db_parameter_group.x': { family: 'postgres17' } }),
  ).toEqual(expect.arrayContaining(['AWS-RDS-20', 'AWS-RDS-21', 'AWS-RDS-22']));
  expect(
    rulesOf({ 'aws_db_parameter_group.x': { family: 'oracle-ee-19' } }),
  ).toEqual([]);
});
