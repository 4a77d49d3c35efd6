import type { BlockHandle } from '../terraform';
import { azureBeforeRemoval, azureInCi } from './azureNotes';

function removalOf(type: string): string {
  return azureBeforeRemoval([{ type } as BlockHandle]).join('\n');
}

test('what Azure adds to traces by itself is removed before their resource group', () => {
  expect(removalOf('azurerm_application_insights')).toMatch(
    /"Failure Anomalies - TRACES"[^]*"Application Insights Smart Detection"/,
  );
  expect(removalOf('azurerm_log_analytics_workspace')).toBe('');
});

test.each(['github-actions', 'azure-devops'] as const)(
  'who plans on %s gets what Reader lacks, and nothing for what the stack has not',
  ci => {
    const notesOn = (...types: string[]) =>
      azureInCi(
        ci,
        'dev',
        types.map(type => ({ type, kind: 'resource' } as BlockHandle)),
      ).join('\n');
    expect(
      notesOn('azurerm_linux_function_app', 'azurerm_container_app').match(
        /Microsoft[^`]*/g,
      ),
    ).toEqual([
      'Microsoft.App/containerApps/listSecrets/action',
      'Microsoft.Web/sites/config/list/action',
    ]);
    expect(notesOn('azurerm_storage_account')).not.toContain('Reader');
  },
);
