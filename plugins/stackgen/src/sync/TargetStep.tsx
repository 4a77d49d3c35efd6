import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import MenuItem from '@material-ui/core/MenuItem';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  stackgenAppStackCreatePermission,
  stackgenAppStackOverwritePermission,
  stackgenAppStackUpdatePermission,
  type AppStackSummary,
} from 'backstage-plugin-stackgen-common';
import { CloudFields } from '../common/CloudFields';
import { useErrorClasses } from '../common/useErrorClasses';
import { useTabFacts } from '../tab/TabContext';
import { useTexts } from '../translation';
import {
  changePlace,
  checkName,
  toCreate,
  toUpdate,
  type SyncForm,
} from './syncForm';
import { useCloudsOf } from './useCloudsOf';

const useStyles = makeStyles(theme => ({
  step: { display: 'grid', gap: theme.spacing(3) },
  fields: {
    display: 'grid',
    gap: theme.spacing(2),
    [theme.breakpoints.up('sm')]: { gridTemplateColumns: '1fr 1fr' },
  },
  help: { marginTop: 0, marginLeft: theme.spacing(4) },
}));

/** A radio whose help or reason is heard with it. */
function described(helpId: string, help: unknown) {
  return (
    <Radio
      color="primary"
      inputProps={{ ...(help ? { 'aria-describedby': helpId } : {}) }}
    />
  );
}

interface TargetStepProps {
  form: SyncForm;
  stacks: AppStackSummary[];
  mappings: { name: string; title?: string }[];
  mayCreate: boolean;
  mayUpdate: boolean;
  mayOverwrite: boolean;
  /** Faults are shown once somebody tried to go on. */
  showFaults: boolean;
  onChange: (form: SyncForm) => void;
}

/** Step 1: where the result goes. */
export function TargetStep(props: TargetStepProps) {
  const { form, stacks, mappings, mayCreate, mayUpdate, mayOverwrite } = props;
  const { showFaults, onChange } = props;
  const classes = useStyles();
  const errors = useErrorClasses();
  const t = useTexts();
  const { entityRef, entityName, entityTitle } = useTabFacts();
  const updating = form.action === 'update';
  const stack = stacks.find(s => s.id === form.stackId);
  const partial =
    stack &&
    !(stack.entityRefs.length === 1 && stack.entityRefs[0] === entityRef);
  const clouds = useCloudsOf(updating && partial ? stack : undefined);
  const fault = checkName(form, stacks);
  const showFault = fault && (showFaults || form.nameTyped);

  const missing = (may: boolean, { name }: { name: string }) =>
    may ? undefined : t('sync.permissionMissing', { permission: name });
  const noCreate = missing(mayCreate, stackgenAppStackCreatePermission);
  const noUpdate =
    stacks.length === 0
      ? t('sync.noneToUpdate')
      : missing(mayUpdate, stackgenAppStackUpdatePermission);

  return (
    <div className={classes.step}>
      <FormControl component="fieldset">
        <FormLabel component="legend">{t('sync.action')}</FormLabel>
        <RadioGroup
          name="stackgen-action"
          value={form.action}
          onChange={(_, action) =>
            onChange(
              action === 'create'
                ? toCreate(form, entityName)
                : toUpdate(form, stack ?? stacks[0]),
            )
          }
        >
          <FormControlLabel
            value="create"
            disabled={noCreate !== undefined}
            control={described('stackgen-create-help', noCreate)}
            label={t('sync.create')}
          />
          {noCreate && (
            <FormHelperText id="stackgen-create-help" className={classes.help}>
              {noCreate}
            </FormHelperText>
          )}
          <FormControlLabel
            value="update"
            disabled={noUpdate !== undefined}
            control={described('stackgen-update-help', noUpdate)}
            label={t('sync.update')}
          />
          {noUpdate && (
            <FormHelperText id="stackgen-update-help" className={classes.help}>
              {noUpdate}
            </FormHelperText>
          )}
        </RadioGroup>
      </FormControl>
      <div className={classes.fields}>
        {updating ? (
          <TextField
            select
            id="stackgen-sync-stack"
            label={t('sync.which')}
            value={form.stackId}
            variant="outlined"
            size="small"
            onChange={event =>
              onChange(
                toUpdate(form, stacks.find(s => s.id === event.target.value)!),
              )
            }
          >
            {stacks.map(s => (
              <MenuItem key={s.id} value={s.id}>
                {s.name}
              </MenuItem>
            ))}
          </TextField>
        ) : (
          <TextField
            id="stackgen-sync-name"
            label={t('sync.name')}
            value={form.name}
            required
            variant="outlined"
            size="small"
            error={Boolean(showFault)}
            FormHelperTextProps={{ classes: { error: errors.field } }}
            InputLabelProps={{ classes: { error: errors.field } }}
            helperText={(() => {
              if (!showFault) {
                return t('sync.nameHelp');
              }
              return fault.kind === 'taken'
                ? t('sync.nameTaken', { name: form.name })
                : fault.message;
            })()}
            onChange={event =>
              onChange({ ...form, name: event.target.value, nameTyped: true })
            }
          />
        )}
        <TextField
          select
          id="stackgen-sync-mapping"
          label={t('sync.mapping')}
          value={form.mapping}
          variant="outlined"
          size="small"
          onChange={event => onChange({ ...form, mapping: event.target.value })}
        >
          {mappings.map(mapping => (
            <MenuItem key={mapping.name} value={mapping.name}>
              {mapping.title ?? mapping.name}
            </MenuItem>
          ))}
          {!mappings.some(mapping => mapping.name === form.mapping) && (
            <MenuItem value={form.mapping}>{form.mapping}</MenuItem>
          )}
        </TextField>
        <CloudFields
          id="stackgen-sync"
          cloud={form.cloud}
          region={form.region}
          clouds={clouds}
          cloudFixed={updating ? t('sync.cloudFixed') : undefined}
          onChange={change => onChange(changePlace(form, change, entityName))}
        />
      </div>
      {updating && partial && (
        <FormControl component="fieldset">
          <FormLabel component="legend">{t('sync.scope')}</FormLabel>
          <RadioGroup
            name="stackgen-scope"
            value={form.scope}
            onChange={(_, scope) =>
              onChange({ ...form, scope: scope as SyncForm['scope'] })
            }
          >
            <FormControlLabel
              value="all"
              control={<Radio color="primary" />}
              label={t('sync.scopeAll')}
            />
            <FormControlLabel
              value="entity"
              control={<Radio color="primary" />}
              label={t('sync.scopeEntity', { name: entityTitle })}
            />
          </RadioGroup>
        </FormControl>
      )}
      {updating && (
        <FormControl component="fieldset">
          <FormLabel component="legend">{t('sync.mode')}</FormLabel>
          <RadioGroup
            name="stackgen-mode"
            value={form.mode}
            onChange={(_, mode) =>
              onChange({ ...form, mode: mode as SyncForm['mode'] })
            }
          >
            <FormControlLabel
              value="merge"
              control={described('stackgen-merge-help', true)}
              label={t('sync.merge')}
            />
            <FormHelperText id="stackgen-merge-help" className={classes.help}>
              {t('sync.mergeHelp')}
            </FormHelperText>
            <FormControlLabel
              value="overwrite"
              disabled={!mayOverwrite}
              control={described('stackgen-overwrite-help', true)}
              label={t('sync.overwrite')}
            />
            <FormHelperText
              id="stackgen-overwrite-help"
              className={classes.help}
            >
              {mayOverwrite
                ? t('sync.overwriteHelp')
                : t('sync.permissionMissing', {
                    permission: stackgenAppStackOverwritePermission.name,
                  })}
            </FormHelperText>
          </RadioGroup>
        </FormControl>
      )}
    </div>
  );
}
