import { breachOf } from '../breachOf';
import { aboutTypes, type GeneralPolicy } from '../GeneralPolicy';
import {
  isFalse,
  isOneOf,
  isSet,
  isTrue,
  notFalse,
  notTrue,
  type Expectation,
} from '../Policy';

const SITES = ['azurerm_linux_web_app', 'azurerm_windows_web_app'];
const FUNCTIONS = [
  'azurerm_linux_function_app',
  'azurerm_windows_function_app',
];

type Rule = readonly [
  types: readonly string[],
  path: string,
  be: Expectation,
  title: string,
  references: string,
];

// Of functions on Linux, the rules AZ-FN-… say the same.
const WINDOWS = [...SITES, 'azurerm_windows_function_app'];
const ALL = [...SITES, ...FUNCTIONS];

const RULES: readonly Rule[] = [
  [
    WINDOWS,
    'https_only',
    isTrue,
    'Apps answer by HTTPS only',
    'CKV_AZURE_14, CKV_AZURE_70, AZU-0004',
  ],
  [
    WINDOWS,
    'site_config.minimum_tls_version',
    isOneOf(undefined, '1.2', '1.3'),
    'Apps are reached by TLS 1.2 or newer',
    'CKV_AZURE_15, CKV_AZURE_145, AZU-0006',
  ],
  [
    WINDOWS,
    'identity.type',
    isSet,
    'Apps act as an identity of their own',
    'CKV_AZURE_16, CKV_AZURE_71, AZU-0002',
  ],
  [
    ALL,
    'site_config.http2_enabled',
    isTrue,
    'Apps speak HTTP/2',
    'CKV_AZURE_18, AZU-0005',
  ],
  [SITES, 'logs.http_logs', isSet, 'Requests are logged', 'CKV_AZURE_63'],
  [
    SITES,
    'logs.detailed_error_messages',
    isTrue,
    'Errors are logged with what led to them',
    'CKV_AZURE_65',
  ],
  [
    SITES,
    'logs.failed_request_tracing',
    isTrue,
    'Requests that fail are followed',
    'CKV_AZURE_66',
  ],
  [
    ALL,
    'site_config.remote_debugging_enabled',
    notTrue,
    'Nobody looks into a running app',
    'CKV_AZURE_72',
  ],
  [
    WINDOWS,
    'site_config.ftps_state',
    isOneOf('Disabled', 'FtpsOnly'),
    'Nobody hands over code by FTP',
    'CKV_AZURE_78',
  ],
  [
    SITES,
    'client_certificate_enabled',
    isTrue,
    'Callers show who they are',
    'CKV_AZURE_17, AZU-0001',
  ],
  [
    SITES,
    'site_config.health_check_path',
    isSet,
    'Only what answers well gets requests',
    'CKV_AZURE_213',
  ],
  [
    SITES,
    'site_config.always_on',
    notFalse,
    'Apps are there when they are called',
    'CKV_AZURE_214',
  ],
  [
    ALL,
    'ftp_publish_basic_authentication_enabled',
    isFalse,
    'Nobody hands over code with a password',
    '',
  ],
];

export const WEB_APP_POLICIES: readonly GeneralPolicy[] = RULES.map(
  ([types, path, be, title, references], index) => ({
    id: `AZ-WEB-${index + 1}`,
    severity: 'error',
    title,
    rationale: 'An app is a door, and runs with rights.',
    references: references === '' ? [] : references.split(', '),
    ...aboutTypes(...types),
    find: (block, { facts }) => breachOf({ must: { path, be } }, block, facts),
  }),
);
