import type {
  AppStackNode,
  GeneratedFile,
  GeneratedResource,
} from 'backstage-plugin-stackgen-common';

const BLOCKS: Record<string, string> = {
  'container-service': 'aws_ecs_service',
  'static-website': 'aws_cloudfront_distribution',
  'postgres-database': 'aws_db_instance',
  queue: 'aws_sqs_queue',
  'object-storage': 'aws_s3_bucket',
};

const hashOf = (text: string) =>
  [...text]
    .reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 2e9, 7)
    .toString(16);

function writeNode(node: AppStackNode): {
  file: GeneratedFile;
  resource: GeneratedResource;
} {
  const type = BLOCKS[node.resourceType] ?? 'terraform_data';
  const path = `${node.address}.tf`;
  const settings = Object.entries(node.parameters).map(
    ([name, { value }]) => `  ${name.padEnd(24)} = ${JSON.stringify(value)}\n`,
  );
  const content = `# ${node.entityRef} · owner ${node.owner} · rule ${node.rule}

resource "${type}" "${node.address}" {
  name                     = "\${var.environment}-${node.name}"
${settings.join(
  '',
)}  tags                     = merge(local.tags, { entity = "${
    node.entityRef
  }" })

  lifecycle {
    prevent_destroy = ${node.resourceType === 'postgres-database'}
  }
}
`;
  return {
    file: { path, content, entityRef: node.entityRef },
    resource: {
      address: `${type}.${node.address}`,
      type,
      file: path,
      entityRef: node.entityRef,
      implicit: false,
      reason: `${node.resourceType} for ${node.entityRef}`,
      rule: node.rule,
      hash: hashOf(content),
    },
  };
}

const FOUNDATION: GeneratedFile[] = [
  {
    path: 'network.tf',
    content: `# The network that every resource with a private address stands in.

resource "aws_vpc" "main" {
  cidr_block           = var.network_cidr
  enable_dns_hostnames = true
  enable_dns_support   = true
  tags                 = local.tags
}
`,
  },
  {
    path: 'variables.tf',
    content: `variable "environment" {
  description = "Name of the environment: dev, staging or production."
  type        = string
}

variable "network_cidr" {
  description = "IPv4 range of the network."
  type        = string
}
`,
  },
  {
    path: 'environments/dev.tfvars',
    content: 'environment  = "dev"\nnetwork_cidr = "10.10.0.0/16"\n',
  },
  {
    path: 'environments/production.tfvars',
    content: 'environment  = "production"\nnetwork_cidr = "10.30.0.0/16"\n',
  },
  {
    path: '.github/workflows/terraform.yml',
    content:
      'name: Terraform\non:\n  pull_request:\njobs:\n  validate:\n    runs-on: ubuntu-latest\n',
  },
  { path: 'README.md', content: '# web-shop-aws\n\nThe web shop on AWS.\n' },
  { path: 'stackgen.json', content: '{\n  "formatVersion": 1\n}\n' },
];

/** Files in the form that the backend gives them, small enough to read. */
export function writeSampleFiles(nodes: AppStackNode[]): {
  files: GeneratedFile[];
  resources: GeneratedResource[];
} {
  if (nodes.length === 0) {
    return { files: [], resources: [] };
  }
  const written = nodes.map(writeNode);
  return {
    files: [...written.map(w => w.file), ...FOUNDATION].sort((a, b) =>
      a.path < b.path ? -1 : 1,
    ),
    resources: [
      ...written.map(w => w.resource),
      {
        address: 'aws_vpc.main',
        type: 'aws_vpc',
        file: 'network.tf',
        implicit: true,
        reason: 'orders_db and checkout need private addresses.',
        hash: 'vpc',
      },
    ],
  };
}
