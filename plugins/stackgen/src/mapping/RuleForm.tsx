import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type {
  Cloud,
  MappingRule,
  Problem,
} from 'backstage-plugin-stackgen-common';
import { useTabFacts } from '../tab/TabContext';
import { useErrorClasses } from '../common/useErrorClasses';
import { useTexts } from '../translation';
import { describeRule } from './describeRule';
import {
  resetCloud,
  setImplementation,
  setParameter,
  setParameters,
  setReason,
  setResourceType,
} from './editRule';
import { fieldPath, problemAt } from './fieldPath';
import { ArgumentsField } from './ArgumentsField';
import { ParameterField } from './ParameterField';
import { providerResourceOf } from './providerResource';
import { ResourceTypeSelect } from './ResourceTypeSelect';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'grid',
    gap: theme.spacing(2),
    paddingTop: theme.spacing(1),
  },
  unknown: { overflowWrap: 'anywhere' },
}));

interface RuleFormProps {
  rule: MappingRule;
  ruleIndex: number;
  /** What is edited: the values of one cloud, or those of all. */
  cloud?: Cloud;
  problems: Problem[];
  disabled: boolean;
  onChange: (change: (rule: MappingRule) => MappingRule) => void;
  onFault: (path: string, faulty: boolean) => void;
}

/** Resource type, implementation and parameters of a rule, for one place. */
export function RuleForm(props: RuleFormProps) {
  const { rule, ruleIndex, cloud, problems, disabled } = props;
  const { onChange, onFault } = props;
  const classes = useStyles();
  const errors = useErrorClasses();
  const t = useTexts();
  const { clouds, resourceTypes } = useTabFacts();
  const place = cloud ? rule.clouds?.[cloud] ?? {} : rule;
  const cloudTitle = clouds.find(c => c.name === cloud)?.title ?? '';
  const type = cloud
    ? describeRule(rule, cloud, resourceTypes).resourceType
    : rule.resourceType;
  const info = resourceTypes.find(r => r.name === type);
  const titleOf = (name: string) => {
    const words: Record<string, string> = {
      none: t('mapping.panel.none'),
      external: t('mapping.panel.externalOption'),
    };
    return (
      words[name] ?? resourceTypes.find(r => r.name === name)?.title ?? name
    );
  };
  const pathOf = (...field: string[]) => fieldPath(ruleIndex, cloud, ...field);
  const problemOf = (path: string) => {
    const problem = problemAt(problems, path);
    return problem && [problem.message, problem.mend].filter(Boolean).join(' ');
  };
  const idOf = (path: string) =>
    `stackgen-${path.replace(/[^\p{L}\p{N}]+/gu, '-')}`;
  const provider = providerResourceOf(place.resourceType);
  const implementations = (cloud && info?.clouds[cloud]?.implementations) ?? [];
  const standard = implementations.find(i => i.default) ?? implementations[0];
  const unknown = Object.keys(place.parameters ?? {}).filter(
    name => info && !info.parameters.some(p => p.name === name),
  );

  return (
    <div className={classes.form}>
      <ResourceTypeSelect
        id={idOf(pathOf('resourceType'))}
        value={place.resourceType}
        inherit={
          cloud &&
          t('mapping.panel.resourceTypeInherit', {
            type: titleOf(rule.resourceType),
          })
        }
        cloud={cloud}
        problem={provider ? undefined : problemOf(pathOf('resourceType'))}
        disabled={disabled}
        onChange={name =>
          onChange(r => setResourceType(r, cloud, name, resourceTypes))
        }
      />
      {provider && (
        <TextField
          fullWidth
          required
          id={idOf(`${pathOf('resourceType')}-name`)}
          label={t('mapping.provider.name')}
          error={problemOf(pathOf('resourceType')) !== undefined}
          helperText={
            problemOf(pathOf('resourceType')) ?? t('mapping.provider.nameHelp')
          }
          FormHelperTextProps={{
            disabled: false,
            classes: { error: errors.field },
          }}
          InputLabelProps={{ classes: { error: errors.field } }}
          value={provider.type}
          disabled={disabled}
          inputProps={{ spellCheck: false, maxLength: 200 }}
          variant="outlined"
          size="small"
          onChange={event =>
            onChange(r =>
              setResourceType(
                r,
                cloud,
                `${provider.cloud}:${event.target.value.trim()}`,
                resourceTypes,
              ),
            )
          }
        />
      )}
      {provider && (
        <ArgumentsField
          key={pathOf('parameters')}
          id={idOf(pathOf('parameters'))}
          value={place.parameters}
          problems={problems
            .filter(({ where }) => where.startsWith(`${pathOf('parameters')}.`))
            .map(({ message, mend }) =>
              [message, mend].filter(Boolean).join(' '),
            )}
          disabled={disabled}
          onChange={parameters =>
            onChange(r => setParameters(r, cloud, parameters))
          }
          onFault={faulty => onFault(pathOf('parameters'), faulty)}
        />
      )}
      {!cloud && type === 'none' && (
        <TextField
          fullWidth
          id={idOf(pathOf('reason'))}
          label={t('mapping.panel.reason')}
          helperText={
            problemOf(pathOf('reason')) ?? t('mapping.panel.reasonHelp')
          }
          error={problemOf(pathOf('reason')) !== undefined}
          value={rule.reason ?? ''}
          disabled={disabled}
          inputProps={{ maxLength: 500 }}
          variant="outlined"
          size="small"
          onChange={event => onChange(r => setReason(r, event.target.value))}
        />
      )}
      {type === 'none' && (
        <Typography variant="body2" color="textSecondary">
          {t('mapping.panel.noneHelp')}
        </Typography>
      )}
      {type === 'external' && (
        <Typography variant="body2" color="textSecondary">
          {t('mapping.panel.externalHelp')}
        </Typography>
      )}
      {cloud && implementations.length > 0 && (
        <TextField
          select
          fullWidth
          id={idOf(pathOf('implementation'))}
          label={t('mapping.panel.implementation')}
          value={rule.clouds?.[cloud]?.implementation ?? ''}
          disabled={disabled}
          error={problemOf(pathOf('implementation')) !== undefined}
          helperText={
            problemOf(pathOf('implementation')) ??
            (implementations.length === 1
              ? t('mapping.panel.onlyImplementation', { cloud: cloudTitle })
              : undefined)
          }
          variant="outlined"
          size="small"
          FormHelperTextProps={{
            disabled: false,
            classes: { error: errors.field },
          }}
          InputLabelProps={{ shrink: true, classes: { error: errors.field } }}
          SelectProps={{ displayEmpty: true }}
          onChange={event =>
            onChange(r =>
              setImplementation(r, cloud, event.target.value || undefined),
            )
          }
        >
          <MenuItem value="">
            {t('mapping.panel.implementationDefault', {
              implementation: standard.title,
            })}
          </MenuItem>
          {implementations.map(i => (
            <MenuItem key={i.name} value={i.name}>
              {i.title}
            </MenuItem>
          ))}
        </TextField>
      )}
      {info && (
        <Typography variant="subtitle2" component="h4">
          {t('mapping.panel.parameters')}
        </Typography>
      )}
      {info?.parameters.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('mapping.panel.noParameters')}
        </Typography>
      )}
      {info?.parameters.map(parameter => {
        const path = pathOf('parameters', parameter.name);
        const ofRule = cloud ? rule.parameters?.[parameter.name] : undefined;
        return (
          <ParameterField
            key={`${path} ${info.name}`}
            id={idOf(path)}
            info={parameter}
            value={place.parameters?.[parameter.name]}
            inherited={
              ofRule === undefined
                ? { value: parameter.default, from: 'default' }
                : { value: ofRule, from: 'rule' }
            }
            setHere={
              cloud
                ? t('mapping.field.setHereCloud', { cloud: cloudTitle })
                : t('mapping.field.setHere')
            }
            problem={problemOf(path)}
            disabled={disabled}
            onChange={value =>
              onChange(r => setParameter(r, cloud, parameter.name, value))
            }
            onFault={faulty => onFault(path, faulty)}
          />
        );
      })}
      {unknown.map(name => (
        <Alert
          key={name}
          severity="error"
          className={classes.unknown}
          action={
            <Button
              size="small"
              color="inherit"
              disabled={disabled}
              aria-label={t('mapping.panel.removeField', { field: name })}
              onClick={() =>
                onChange(r => setParameter(r, cloud, name, undefined))
              }
            >
              {t('mapping.panel.remove')}
            </Button>
          }
        >
          {name}:{' '}
          {problemOf(pathOf('parameters', name)) ??
            t('mapping.panel.unknownParameter')}
        </Alert>
      ))}
      {cloud && rule.clouds?.[cloud] && !disabled && (
        <div>
          <Button
            variant="outlined"
            size="small"
            onClick={() => onChange(r => resetCloud(r, cloud))}
          >
            {t('mapping.panel.reset')}
          </Button>
        </div>
      )}
    </div>
  );
}
