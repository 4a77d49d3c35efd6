import { Call, isList, isObject, settle } from '../../terraform/expression';
import { inline } from '../../terraform/hcl/inline';
import type { BlockHandle, Value } from '../../terraform';
import type { GeneralPolicy } from '../GeneralPolicy';

/** Names that scanners take for those of secrets, and so do people. */
const SECRET_NAMES =
  /(^|_)(password|passwd|secret|token|api_?key|private_?key|access_?key)$/i;

/** Attributes that hold a secret, as the providers call them. */
const SECRET_ATTRIBUTES =
  /\.(password|admin_password|secret|secret_access_key|access_key|primary_key|primary_access_key|secondary_key|secondary_access_key|private_key|private_key_pem|primary_connection_string|kubeconfig|kube_config_raw|token)\b/;

/** Where variables of a process are named in a map. */
const MAPS: Record<string, string> = {
  aws_apprunner_service: 'source_configuration',
  aws_lambda_function: 'environment',
  azurerm_linux_function_app: 'app_settings',
  azurerm_linux_web_app: 'app_settings',
  azurerm_windows_function_app: 'app_settings',
  azurerm_windows_web_app: 'app_settings',
  google_cloudfunctions2_function: 'service_config',
};

/** Where they are pairs of a name and a value. */
const PAIRS: Record<string, string> = {
  aws_ecs_task_definition: 'container_definitions',
  azurerm_container_app: 'template',
  azurerm_container_app_job: 'template',
  google_cloud_run_v2_job: 'template',
  google_cloud_run_v2_service: 'template',
  kubernetes_cron_job_v1: 'spec',
  kubernetes_deployment_v1: 'spec',
};

export const SECRET_POLICIES: readonly GeneralPolicy[] = [
  {
    id: 'SECRET-1',
    severity: 'error',
    title: 'Secrets are not written into what a process is told',
    rationale: 'Whoever reads the code or the state has them.',
    references: ['CKV_AWS_45', 'CKV_AWS_46', 'AWS-0036', 'ECS.8'],
    about: 'environment variables of containers, functions and web apps',
    concerns: type => MAPS[type] !== undefined || PAIRS[type] !== undefined,
    find(block) {
      const path = MAPS[block.type] ?? PAIRS[block.type];
      const value = block.attributes[path];
      const found =
        MAPS[block.type] !== undefined ? inMaps(value) : inPairs(value);
      return found === undefined
        ? undefined
        : {
            path,
            says: `The value of ${found} is written out.`,
            mend: 'Let it be a secret, and the consumer use that.',
          };
    },
  },
  {
    id: 'SECRET-2',
    severity: 'error',
    title: 'Outputs that hold secrets are hidden',
    rationale: 'Terraform prints its outputs into the log of each run.',
    references: [],
    about: 'outputs of a stack',
    concerns: type => type === 'output',
    find({ content, attributes }: BlockHandle) {
      const hidden =
        content.kind === 'output' && content.options.sensitive === true;
      const value =
        content.kind === 'output' ? content.options.value : attributes.value;
      return !hidden && SECRET_ATTRIBUTES.test(inline(value))
        ? { path: 'value', mend: 'Set sensitive = true, or leave it out.' }
        : undefined;
    },
  },
];

/** The name of a literal text that looks like a secret. */
function inMaps(value: Value): string | undefined {
  return walk(value, one =>
    Object.keys(one).find(name => SECRET_NAMES.test(name) && isText(one[name])),
  );
}

function inPairs(value: Value): string | undefined {
  return walk(value, one => {
    const name = settle(one.name);
    return typeof name === 'string' &&
      SECRET_NAMES.test(name) &&
      isText(one.value)
      ? name
      : undefined;
  });
}

function isText(value: Value): boolean {
  const settled = settle(value);
  return typeof settled === 'string' && settled !== '';
}

type Members = { readonly [key: string]: Value };

function walk(
  value: Value,
  look: (members: Members) => string | undefined,
): string | undefined {
  const settled = settle(value);
  if (settled instanceof Call && settled.name === 'jsonencode') {
    return walk(settled.args[0], look);
  }
  if (!isList(settled) && !isObject(settled)) {
    return undefined;
  }
  const own = isObject(settled) ? look(settled) : undefined;
  if (own !== undefined) {
    return own;
  }
  for (const member of Object.values(settled) as Value[]) {
    const found = walk(member, look);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
