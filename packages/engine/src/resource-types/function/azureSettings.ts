import { template, type BlockHandle, type Value } from '../../terraform';
import type { NodeScope } from '../NodeScope';
import { azureTimer } from './azureTimer';
import type { FunctionParameters } from './definition';

type Scope = NodeScope<FunctionParameters>;

/** Settings of host.json, which stands in the code, begin like this. */
const HOST = 'AzureFunctionsJobHost__';

/** What the host of functions is told, whatever the code is. */
export function hostSettings(
  scope: Scope,
  identity: BlockHandle,
): Record<string, Value> {
  const clientId = identity.ref('client_id');
  return {
    APPLICATIONINSIGHTS_AUTHENTICATION_STRING: template(
      'ClientId=',
      clientId,
      ';Authorization=AAD',
    ),
    AZURE_CLIENT_ID: clientId,
    AzureWebJobsStorage__clientId: clientId,
    AzureWebJobsStorage__credential: 'managedidentity',
    [`${HOST}functionTimeout`]: timeLimit(scope),
    [`${HOST}extensions__http__maxConcurrentRequests`]: most(scope),
    ...scheduleSettings(scope),
  };
}

/** What it is told of messages of Service Bus. */
export function messageSettings(scope: Scope): Record<string, Value> {
  const extension = `${HOST}extensions__serviceBus__`;
  return {
    // A message stays locked for as long as the function may work on it.
    [`${extension}maxAutoLockRenewalDuration`]: timeLimit(scope),
    [`${extension}maxConcurrentCalls`]: most(scope),
  };
}

function scheduleSettings(scope: Scope): Record<string, Value> {
  const schedule = scope.structural(p => p.schedule);
  return schedule === undefined
    ? {}
    : {
        SCHEDULE: azureTimer(schedule),
        WEBSITE_TIME_ZONE: scope.value(
          'time_zone',
          'time zone of the schedule.',
          p => p.timeZone,
        ),
      };
}

function timeLimit(scope: Scope): Value {
  return scope.value(
    'time_limit',
    'a call that takes longer is stopped, as hours, minutes and seconds.',
    p => timeSpan(p.timeoutSeconds),
  );
}

function most(scope: Scope): Value {
  return scope.value('max_concurrency', 'calls that run at the same time.', p =>
    String(p.maxConcurrency),
  );
}

/** `00:05:30` */
function timeSpan(seconds: number): string {
  return [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
    .map(part => String(part).padStart(2, '0'))
    .join(':');
}
