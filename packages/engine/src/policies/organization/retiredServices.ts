/** An argument has one of these values, or one of this form. */
export interface Condition {
  readonly path: string;
  readonly is: readonly unknown[] | RegExp;
}

/** A service, or one kind of it, that ends or takes nobody new. */
export interface Retired {
  /** `Amazon QLDB` */
  readonly name: string;
  /** Its resources: types, or what they begin with where that ends in `_`. */
  readonly types: readonly string[];
  /** Only where all of this is so. */
  readonly when?: readonly Condition[];
  /** Day from which nobody new can make one. */
  readonly closed?: string;
  /** Day on which it ends. */
  readonly ends?: string;
  /** What to use. */
  readonly instead: string;
  readonly source: string;
}

const AWS = 'https://docs.aws.amazon.com/general/latest/gr/';
const MAINTENANCE = `${AWS}maintenance_services.html`;
const SUNSET = `${AWS}sunset_services.html`;
const SHUT_DOWN = `${AWS}full_shutdown_services.html`;
const AZURE = 'https://learn.microsoft.com/azure/';
const GOOGLE = 'https://cloud.google.com/';

export const RETIRED_SERVICES: readonly Retired[] = [
  {
    name: 'AWS App Runner',
    types: ['aws_apprunner_'],
    closed: '2026-04-30',
    instead: 'a container-service, which is Amazon ECS',
    source:
      'https://docs.aws.amazon.com/apprunner/latest/dg/apprunner-availability-change.html',
  },
  {
    name: 'AWS App Mesh',
    types: ['aws_appmesh_'],
    closed: '2024-09-24',
    ends: '2026-09-30',
    instead: 'Amazon ECS Service Connect or VPC Lattice',
    source: SUNSET,
  },
  {
    name: 'AWS Audit Manager',
    types: ['aws_auditmanager_'],
    closed: '2026-04-30',
    instead: 'conformance packs of AWS Config',
    source:
      'https://docs.aws.amazon.com/audit-manager/latest/userguide/audit-manager-availability-change.html',
  },
  {
    name: 'AWS Cloud9',
    types: ['aws_cloud9_'],
    closed: '2024-07-25',
    instead: 'AWS CloudShell or an editor with the AWS toolkit',
    source: MAINTENANCE,
  },
  {
    name: 'Amazon CloudSearch',
    types: ['aws_cloudsearch_'],
    closed: '2024-07-25',
    instead: 'search, which is Amazon OpenSearch Service',
    source: MAINTENANCE,
  },
  {
    name: 'CloudTrail Lake',
    types: ['aws_cloudtrail_event_data_store'],
    closed: '2026-05-31',
    instead: 'a trail with Amazon CloudWatch or Athena',
    source:
      'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-lake-service-availability-change.html',
  },
  {
    name: 'Amazon CodeCatalyst',
    types: ['aws_codecatalyst_'],
    closed: '2025-11-07',
    instead: 'the CI system of the standards',
    source: MAINTENANCE,
  },
  {
    name: 'Amazon CodeGuru Reviewer',
    types: ['aws_codegurureviewer_'],
    closed: '2025-11-07',
    instead: 'Amazon Inspector',
    source: MAINTENANCE,
  },
  {
    name: 'AWS Data Pipeline',
    types: ['aws_datapipeline_'],
    closed: '2024-07-25',
    instead: 'a workflow, which is AWS Step Functions',
    source: MAINTENANCE,
  },
  {
    name: 'Simple AD',
    types: ['aws_directory_service_directory'],
    when: [{ path: 'type', is: ['SimpleAD', undefined] }],
    closed: '2026-07-30',
    instead: 'AWS Managed Microsoft AD',
    source:
      'https://aws.amazon.com/about-aws/whats-new/2026/06/aws-service-availability/',
  },
  {
    name: 'Amazon Elastic Transcoder',
    types: ['aws_elastictranscoder_'],
    ends: '2025-11-13',
    instead: 'AWS Elemental MediaConvert',
    source: SHUT_DOWN,
  },
  {
    name: 'Amazon CloudWatch Evidently',
    types: ['aws_evidently_'],
    ends: '2025-10-17',
    instead: 'feature flags of AWS AppConfig',
    source: SHUT_DOWN,
  },
  {
    name: 'Amazon FinSpace',
    types: ['aws_finspace_'],
    ends: '2026-10-07',
    instead: 'kdb Insights of KX',
    source: SUNSET,
  },
  {
    name: 'Amazon S3 Glacier, the service with vaults',
    types: ['aws_glacier_'],
    closed: '2025-12-15',
    instead: 'object-storage with the storage classes of S3 Glacier',
    source: MAINTENANCE,
  },
  {
    name: 'Amazon Inspector Classic',
    types: [
      'aws_inspector_assessment_target',
      'aws_inspector_assessment_template',
      'aws_inspector_resource_group',
    ],
    ends: '2026-05-20',
    instead: 'aws_inspector2_enabler',
    source: SHUT_DOWN,
  },
  {
    name: 'Amazon Kendra',
    types: ['aws_kendra_'],
    closed: '2026-07-30',
    instead: 'knowledge bases of Amazon Bedrock',
    source:
      'https://aws.amazon.com/about-aws/whats-new/2026/06/aws-service-availability/',
  },
  {
    name: 'Amazon Kinesis Data Analytics for SQL',
    types: ['aws_kinesis_analytics_application'],
    ends: '2026-01-27',
    instead: 'aws_kinesisanalyticsv2_application with Apache Flink',
    source: SHUT_DOWN,
  },
  {
    name: 'Launch configurations',
    types: ['aws_launch_configuration'],
    closed: '2024-10-01',
    instead: 'aws_launch_template',
    source:
      'https://docs.aws.amazon.com/autoscaling/ec2/userguide/launch-configurations.html',
  },
  {
    name: 'Amazon Lex V1',
    types: [
      'aws_lex_bot',
      'aws_lex_bot_alias',
      'aws_lex_intent',
      'aws_lex_slot_type',
    ],
    ends: '2025-09-15',
    instead: 'aws_lexv2models_bot',
    source: SHUT_DOWN,
  },
  {
    name: 'AWS Mainframe Modernization',
    types: ['aws_m2_'],
    closed: '2025-11-07',
    instead: 'AWS Transform',
    source: MAINTENANCE,
  },
  {
    name: 'AWS Elemental MediaStore',
    types: ['aws_media_store_'],
    ends: '2025-11-13',
    instead: 'object-storage',
    source: SHUT_DOWN,
  },
  {
    name: 'Amazon Pinpoint',
    types: ['aws_pinpoint_'],
    closed: '2025-05-20',
    ends: '2026-10-30',
    instead: 'AWS End User Messaging and Amazon Connect',
    source:
      'https://docs.aws.amazon.com/pinpoint/latest/userguide/migrate.html',
  },
  {
    name: 'Amazon Q Business',
    types: ['aws_qbusiness_'],
    closed: '2026-07-30',
    instead: 'Amazon Quick Suite',
    source:
      'https://aws.amazon.com/about-aws/whats-new/2026/06/aws-service-availability/',
  },
  {
    name: 'Amazon QLDB',
    types: ['aws_qldb_'],
    ends: '2025-07-31',
    instead: 'a postgres-database with an audit table',
    source: SHUT_DOWN,
  },
  {
    name: 'S3 Object Lambda',
    types: ['aws_s3control_object_lambda_'],
    closed: '2025-11-07',
    instead: 'a function behind the consumer’s own API',
    source: MAINTENANCE,
  },
  {
    name: 'AWS Systems Manager Incident Manager',
    types: ['aws_ssmincidents_'],
    closed: '2025-11-07',
    instead: 'OpsCenter or a tool for on-call',
    source: MAINTENANCE,
  },
  {
    name: 'Amazon Timestream for LiveAnalytics',
    types: ['aws_timestreamwrite_'],
    closed: '2025-06-20',
    instead: 'aws_timestreaminfluxdb_db_instance',
    source: MAINTENANCE,
  },
  {
    name: 'AWS WAF Classic',
    types: ['aws_waf_', 'aws_wafregional_'],
    ends: '2026-10-07',
    instead: 'aws_wafv2_web_acl',
    source: SUNSET,
  },
  {
    name: 'Azure Blueprints',
    types: ['azurerm_blueprint_'],
    ends: '2026-07-11',
    instead: 'template specs and deployment stacks',
    source: `${AZURE}governance/blueprints/overview`,
  },
  {
    name: 'Azure CDN of Microsoft (classic)',
    types: [
      'azurerm_cdn_endpoint',
      'azurerm_cdn_endpoint_custom_domain',
      'azurerm_cdn_profile',
    ],
    closed: '2025-08-15',
    ends: '2027-09-30',
    instead: 'static-website, which is Azure Front Door',
    source: `${AZURE}cdn/classic-cdn-retirement-faq`,
  },
  {
    name: 'Azure Front Door (classic)',
    types: ['azurerm_frontdoor', 'azurerm_frontdoor_'],
    closed: '2025-04-01',
    ends: '2027-03-31',
    instead: 'azurerm_cdn_frontdoor_profile',
    source: `${AZURE}frontdoor/classic-retirement-faq`,
  },
  {
    name: 'Azure API for FHIR',
    types: ['azurerm_healthcare_service'],
    closed: '2025-04-01',
    ends: '2026-09-30',
    instead: 'azurerm_healthcare_fhir_service',
    source: `${AZURE}healthcare-apis/azure-api-for-fhir/overview`,
  },
  {
    name: 'Azure HPC Cache',
    types: ['azurerm_hpc_cache', 'azurerm_hpc_cache_'],
    ends: '2025-09-30',
    instead: 'azurerm_managed_lustre_file_system',
    source: `${AZURE}hpc-cache/hpc-cache-overview`,
  },
  {
    name: 'Azure Maps Creator',
    types: ['azurerm_maps_creator'],
    ends: '2025-09-30',
    instead: 'a service for indoor maps elsewhere',
    source: `${AZURE}azure-maps/about-creator`,
  },
  {
    name: 'Azure Private 5G Core',
    types: ['azurerm_mobile_network', 'azurerm_mobile_network_'],
    ends: '2025-09-30',
    instead: 'a private 5G network of a partner',
    source: `${AZURE}private-5g-core/private-5g-core-overview`,
  },
  {
    name: 'Azure Database for PostgreSQL – Single Server',
    types: [
      'azurerm_postgresql_active_directory_administrator',
      'azurerm_postgresql_configuration',
      'azurerm_postgresql_database',
      'azurerm_postgresql_firewall_rule',
      'azurerm_postgresql_server',
      'azurerm_postgresql_server_key',
      'azurerm_postgresql_virtual_network_rule',
    ],
    ends: '2025-03-28',
    instead: 'a postgres-database, which is a flexible server',
    source: `${AZURE}postgresql/migrate/whats-happening-to-postgresql-single-server`,
  },
  {
    name: 'Azure Cache for Redis',
    types: [
      'azurerm_redis_cache',
      'azurerm_redis_cache_',
      'azurerm_redis_firewall_rule',
      'azurerm_redis_linked_server',
    ],
    closed: '2026-04-01',
    ends: '2028-09-30',
    instead: 'a cache, which is Azure Managed Redis',
    source: `${AZURE}azure-cache-for-redis/retirement-faq`,
  },
  {
    name: 'Azure Cache for Redis Enterprise',
    types: ['azurerm_redis_enterprise_'],
    closed: '2026-04-01',
    ends: '2027-03-31',
    instead: 'a cache, which is Azure Managed Redis',
    source: `${AZURE}azure-cache-for-redis/retirement-faq`,
  },
  {
    name: 'Azure Spring Apps',
    types: ['azurerm_spring_cloud_'],
    closed: '2025-03-17',
    ends: '2028-03-31',
    instead: 'a container-service, which is Azure Container Apps',
    source: `${AZURE}spring-apps/basic-standard/retirement-announcement`,
  },
  {
    name: 'Basic load balancers',
    types: ['azurerm_lb'],
    when: [{ path: 'sku', is: ['Basic'] }],
    ends: '2025-09-30',
    instead: 'the sku Standard',
    source: `${AZURE}load-balancer/skus`,
  },
  {
    name: 'Basic public addresses',
    types: ['azurerm_public_ip'],
    when: [{ path: 'sku', is: ['Basic'] }],
    ends: '2025-09-30',
    instead: 'the sku Standard',
    source: `${AZURE}virtual-network/ip-services/public-ip-basic-upgrade-guidance`,
  },
  {
    name: 'General-purpose v1 storage accounts',
    types: ['azurerm_storage_account'],
    when: [{ path: 'account_kind', is: ['Storage'] }],
    ends: '2026-10-13',
    instead: 'the account_kind StorageV2',
    source: `${AZURE}storage/common/general-purpose-version-1-account-migration-overview`,
  },
  {
    name: 'Cloud Deployment Manager',
    types: ['google_deployment_manager_'],
    ends: '2026-03-31',
    instead: 'Terraform',
    source: `${GOOGLE}deployment-manager/docs/deprecations`,
  },
  {
    name: 'Container Registry',
    types: ['google_container_registry'],
    ends: '2025-03-18',
    instead: 'a container-registry, which is Artifact Registry',
    source: `${GOOGLE}artifact-registry/docs/transition/prepare-gcr-shutdown`,
  },
  {
    name: 'Data Catalog',
    types: ['google_data_catalog_'],
    ends: '2026-01-30',
    instead: 'Dataplex Universal Catalog',
    source: `${GOOGLE}dataplex/docs/transition-to-dataplex-catalog`,
  },
  {
    name: 'OAuth clients of Identity-Aware Proxy',
    types: ['google_iap_brand', 'google_iap_client'],
    ends: '2026-03-19',
    instead: 'the OAuth client that Google manages',
    source: `${GOOGLE}iap/docs/deprecations/migrate-oauth-client`,
  },
  {
    name: 'AI Platform',
    types: ['google_ml_engine_model'],
    ends: '2025-01-31',
    instead: 'Vertex AI',
    source: `${GOOGLE}ai-platform/docs/deprecations`,
  },
  {
    name: 'Notebooks of Vertex AI Workbench that users or Google manage',
    types: ['google_notebooks_instance', 'google_notebooks_runtime'],
    ends: '2025-04-14',
    instead: 'google_workbench_instance',
    source: `${GOOGLE}vertex-ai/docs/deprecations`,
  },
  {
    name: 'Pub/Sub Lite',
    types: ['google_pubsub_lite_'],
    closed: '2024-09-24',
    ends: '2026-03-18',
    instead: 'an event-stream or a topic',
    source: `${GOOGLE}pubsub/lite/docs`,
  },
  {
    name: 'Cloud Source Repositories',
    types: ['google_sourcerepo_'],
    closed: '2024-06-17',
    instead: 'Secure Source Manager or another git server',
    source: `${GOOGLE}source-repositories/docs`,
  },
];
