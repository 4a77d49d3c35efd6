import type { BlockHandle } from '../terraform';
import { azureBeforeRemoval } from './azureNotes';

function removalOf(type: string): string {
  return azureBeforeRemoval([{ type } as BlockHandle]).join('\n');
}

test('what Azure adds to traces by itself is removed before their resource group', () => {
  expect(removalOf('azurerm_application_insights')).toMatch(
    /"Failure Anomalies - TRACES"[^]*"Application Insights Smart Detection"/,
  );
  expect(removalOf('azurerm_log_analytics_workspace')).toBe('');
});
