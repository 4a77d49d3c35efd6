import {
  binary,
  call,
  conditional,
  Expression,
  template,
  type Value,
} from '../../terraform';
import type { NodeScope } from '../NodeScope';
import {
  burstOf,
  CORS_AGE,
  METHODS,
  type ApiGatewayParameters,
} from './definition';

type Scope = NodeScope<ApiGatewayParameters>;

/** A line of a policy document. */
type Line = string | Expression;

/** The longest time that calls are counted over, in seconds. */
const MOST_SECONDS = 300;

/**
 * The rate as API Management counts it: a bucket that is full again after whole
 * seconds.
 * Source: https://learn.microsoft.com/azure/api-management/rate-limit-by-key-policy
 */
export function rateOf(p: ApiGatewayParameters): {
  calls: number;
  seconds: number;
} {
  const wanted = Math.round(burstOf(p) / p.requestsPerSecond);
  const seconds = Math.min(Math.max(wanted, 1), MOST_SECONDS);
  return { calls: p.requestsPerSecond * seconds, seconds };
}

/**
 * What holds for all that comes in.
 *
 * @param frontDoor - value of the header of the only Front Door that may call
 */
export function gatewayPolicy(
  scope: Scope,
  frontDoor: Expression | undefined,
): Value {
  return policies(
    [
      ...(frontDoor ? checkFrontDoor(frontDoor) : []),
      ...limitCalls(scope),
      ...allowOrigins(scope),
    ],
    ['<forward-request />'],
  );
}

/** Lets only those in who show a token. */
export function tokenPolicy(scope: Scope): Value {
  const issuer = scope.text(
    'jwt_issuer',
    'who issues the tokens of its callers.',
    p => p.jwtIssuer ?? '',
  );
  const audiences = scope.value(
    'jwt_audiences',
    'whom the tokens of its callers must be for.',
    p => p.jwtAudiences,
  );
  const configuration = template(
    issuer instanceof Expression
      ? call('trimsuffix', issuer, '/')
      : escape(issuer.replace(/\/$/, '')),
    '/.well-known/openid-configuration',
  );
  return policies(
    [
      '<base />',
      '<validate-jwt header-name="Authorization" require-scheme="Bearer" failed-validation-httpcode="401">',
      ...indent([
        template('<openid-config url="', configuration, '" />'),
        '<audiences>',
        ...indent(elements('audience', audiences)),
        '</audiences>',
        '<issuers>',
        ...indent(elements('issuer', [issuer])),
        '</issuers>',
      ]),
      '</validate-jwt>',
    ],
    ['<base />'],
  );
}

/** Without it, Azure's own name would be a way around Front Door. */
function checkFrontDoor(value: Expression): Line[] {
  return [
    '<check-header name="X-Azure-FDID" failed-check-httpcode="403" failed-check-error-message="Forbidden" ignore-case="true">',
    ...indent(elements('value', [value])),
    '</check-header>',
  ];
}

function limitCalls(scope: Scope): Line[] {
  const calls = scope.value(
    'calls',
    'requests of all callers together that are let through until the count begins anew.',
    p => rateOf(p).calls,
  );
  const seconds = scope.value(
    'calls_seconds',
    'seconds until the count of requests begins anew.',
    p => rateOf(p).seconds,
  );
  return [
    template(
      '<rate-limit-by-key calls="',
      textOf(calls),
      '" renewal-period="',
      textOf(seconds),
      '" counter-key="everybody" />',
    ),
  ];
}

function allowOrigins(scope: Scope): Line[] {
  if (!scope.some(p => p.allowedOrigins.length > 0)) {
    return [];
  }
  const origins = scope.value(
    'allowed_origins',
    'websites whose pages may call it.',
    p => p.allowedOrigins,
  );
  const headers = scope.value(
    'allowed_headers',
    'headers that pages of other websites may send.',
    p => p.allowedHeaders,
  );
  const lines = [
    '<cors allow-credentials="false">',
    ...indent([
      '<allowed-origins>',
      ...indent(elements('origin', origins)),
      '</allowed-origins>',
      `<allowed-methods preflight-result-max-age="${CORS_AGE}">`,
      ...indent(elements('method', [...METHODS])),
      '</allowed-methods>',
      '<allowed-headers>',
      ...indent(elements('header', headers)),
      '</allowed-headers>',
    ]),
    '</cors>',
  ];
  // The policy must name one at least, and some environments have none.
  return origins instanceof Expression
    ? [
        conditional(
          binary('>', call('length', origins), 0),
          call('join', '\n', lines),
          '',
        ),
      ]
    : lines;
}

function policies(inbound: Line[], backend: Line[]): Value {
  return call('join', '\n', [
    '<policies>',
    ...indent([
      '<inbound>',
      ...indent(inbound),
      '</inbound>',
      '<backend>',
      ...indent(backend),
      '</backend>',
      '<outbound />',
      '<on-error />',
    ]),
    '</policies>',
  ]);
}

/** One element for each value; a variable becomes as many as it has members. */
function elements(name: string, values: Value): Line[] {
  return values instanceof Expression
    ? [call('join', '\n', call('formatlist', `<${name}>%s</${name}>`, values))]
    : (values as readonly (string | Expression)[]).map(value =>
        value instanceof Expression
          ? template(`<${name}>`, value, `</${name}>`)
          : `<${name}>${escape(value)}</${name}>`,
      );
}

function indent(lines: readonly Line[]): Line[] {
  return lines.map(line =>
    typeof line === 'string' ? `  ${line}` : template('  ', line),
  );
}

function textOf(value: Value): string | Expression {
  return value instanceof Expression ? value : String(value);
}

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');
}
