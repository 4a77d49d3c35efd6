import { withSundayFirst } from '../cron';

/**
 * Azure's form of a cron schedule: seconds before the five fields, and Sunday
 * is 0 and never 7.
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer
 */
export function azureTimer(schedule: string): string {
  return `0 ${withSundayFirst(schedule)}`;
}
