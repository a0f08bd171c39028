import { emr, param, workflow } from 'stepwright'

export const emrJob = workflow('emr-job', (flow) => {
  const { ClusterId } = flow.task('Create an EMR cluster', emr.createCluster.sync, {
    Name: 'ExampleCluster', VisibleToAllUsers: true, ReleaseLabel: 'emr-5.26.0', Applications: [{ Name: 'Hive' }],
    ServiceRole: param('emrServiceRole', 'role'), JobFlowRole: param('emrEc2InstanceProfile'), LogUri: param('LogUri'),
    Instances: {
      KeepJobFlowAliveWhenNoSteps: true,
      InstanceFleets: [{ Name: 'MyMasterFleet', InstanceFleetType: 'MASTER', TargetOnDemandCapacity: 1, InstanceTypeConfigs: [{ InstanceType: 'm5.xlarge' }] }],
    },
  })
  const step = (name: string, title: string) => flow.task(name, emr.addStep.sync, {
    ClusterId, Step: { Name: title, ActionOnFailure: 'CONTINUE', HadoopJarStep: { Jar: 'command-runner.jar', Args: [param('commandArguments1'), param('commandArguments2')] } },
  }, { retry: { on: 'States.ALL', interval: 1, attempts: 3, backoff: 2 } })
  step('Run first step', 'My first EMR step')
  step('Run second step', 'My second EMR step')
  flow.task('Terminate Cluster', emr.terminateCluster, { ClusterId })
})
