import type { NodeScope } from '../NodeScope';
import type { ApiGatewayParameters } from './definition';

/**
 * Whether callers must show a token. Half a setting would let everybody in, or
 * nobody: it is an error.
 */
export function asksForTokens(scope: NodeScope<ApiGatewayParameters>): boolean {
  const namesOf = (holds: (parameters: ApiGatewayParameters) => boolean) =>
    scope.environments.filter(name => holds(scope.in(name)));
  const asking = namesOf(p => p.jwtIssuer !== undefined);
  if (asking.length > 0 && asking.length < scope.environments.length) {
    scope.report('jwtIssuer', {
      severity: 'error',
      code: 'tokens-in-some-environments',
      message: `Only ${asking.join(
        ' and ',
      )} would ask for tokens; the routes are the same everywhere.`,
      mend: 'Set "jwtIssuer" for all environments, each its own if they differ.',
    });
  }
  const forNobody = namesOf(
    p => p.jwtIssuer !== undefined && p.jwtAudiences.length === 0,
  );
  if (forNobody.length > 0) {
    scope.report('jwtAudiences', {
      severity: 'error',
      code: 'tokens-for-anybody',
      message: `In ${forNobody.join(
        ' and ',
      )} a token that was issued for something else would do.`,
      mend: 'Set "jwtAudiences" to whom tokens for this API are issued.',
    });
  }
  const fromNobody = namesOf(
    p => p.jwtIssuer === undefined && p.jwtAudiences.length > 0,
  );
  if (fromNobody.length > 0 && asking.length === 0) {
    scope.report('jwtAudiences', {
      severity: 'error',
      code: 'tokens-from-nobody',
      message: 'Without an issuer nobody is asked for a token.',
      mend: 'Set "jwtIssuer", or remove "jwtAudiences".',
    });
  }
  return asking.length > 0;
}

/** Refuses to stand open where somebody wants tokens to be checked. */
export function refuseTokens(
  scope: NodeScope<ApiGatewayParameters>,
  options: { message: string; mend: string },
): void {
  if (asksForTokens(scope)) {
    scope.report('jwtIssuer', {
      severity: 'error',
      code: 'tokens-not-checked',
      ...options,
    });
  }
}
