//! Reads a network's tensors by name, and loads them back.

use std::collections::BTreeMap;

use burn::module::{Module, ModuleMapper, ModuleVisitor, Param};
use burn::tensor::{Tensor, TensorData, Transaction};

use crate::error::{Error, Result};

/// A tensor of a module, still on its device, flattened.
#[derive(Debug, Clone)]
pub struct NamedTensor {
    /// Path of fields, e.g. `blocks.0.conv.weight`.
    pub name: String,
    /// Its shape before flattening.
    pub shape: Vec<usize>,
    /// Its values, `[elements]`.
    pub values: Tensor<1>,
}

impl NamedTensor {
    /// Whether it is a running statistic of a batch norm, which no optimiser moves.
    pub(crate) fn is_statistic(&self) -> bool {
        self.name.contains("running_")
    }

    /// The same tensor under a longer name.
    pub(crate) fn prefixed(self, prefix: &str) -> Self {
        Self { name: format!("{prefix}{}", self.name), ..self }
    }
}

/// Tensors by name, on the host: shape and values.
pub type StateDict = BTreeMap<String, (Vec<usize>, Vec<f32>)>;

/// Every weight and running statistic of a module, in the order of its fields.
///
/// Call it on [`Module::valid`]: a module in training may hold statistics that are not folded in yet.
pub fn named_tensors<M: Module>(module: &M) -> Vec<NamedTensor> {
    let mut collect = Collect::default();
    module.visit(&mut collect);
    collect.tensors
}

/// Name and shape of each tensor that [`named_tensors`] would give, in the order of their names. It does not initialise
/// weights that are still to be loaded.
pub(crate) fn shapes<M: Module>(module: &M) -> BTreeMap<String, Vec<usize>> {
    let mut collect = CollectShapes::default();
    module.visit(&mut collect);
    collect.shapes
}

/// Copies tensors to the host.
///
/// # Errors
/// [`Error::DeviceFailed`].
pub(crate) async fn read_back(tensors: Vec<NamedTensor>) -> Result<StateDict> {
    let transaction =
        tensors.iter().fold(Transaction::default(), |reads, tensor| reads.register(tensor.values.clone()));
    // The one read-back of a save.
    let data = transaction.execute_async().await?;
    let values = data.into_iter().map(|data| data.iter().collect());
    Ok(tensors.into_iter().zip(values).map(|(tensor, values)| (tensor.name, (tensor.shape, values))).collect())
}

/// Number of trainable weights of a network; running statistics do not count.
pub fn weights<M: Module>(module: &M) -> usize {
    let is_trained = |tensor: &&NamedTensor| !tensor.is_statistic();
    named_tensors(module).iter().filter(is_trained).map(|tensor| tensor.shape.iter().product::<usize>()).sum()
}

/// The module with the tensors of `state` whose names start with `prefix`.
///
/// # Errors
/// [`Error::CheckpointTensors`] with every missing and unexpected name, or [`Error::CheckpointShape`].
pub fn load_state<M: Module>(module: M, prefix: &str, state: &StateDict) -> Result<M> {
    let names: Vec<String> = shapes(&module).into_keys().map(|name| format!("{prefix}{name}")).collect();
    let missing: Vec<_> = names.iter().filter(|name| !state.contains_key(*name)).cloned().collect();
    let unexpected: Vec<_> =
        state.keys().filter(|name| name.starts_with(prefix) && !names.contains(name)).cloned().collect();
    if !(missing.is_empty() && unexpected.is_empty()) {
        return Err(Error::CheckpointTensors { missing, unexpected });
    }
    let mut load = Load { path: Path(vec![]), prefix, state, problem: None };
    let module = module.map(&mut load);
    load.problem.map_or(Ok(module), Err)
}

#[derive(Default)]
struct Path(Vec<String>);

impl Path {
    fn name(&self) -> String {
        self.0.join(".")
    }
}

#[derive(Default)]
struct Collect {
    path: Path,
    tensors: Vec<NamedTensor>,
}

impl ModuleVisitor for Collect {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.0.push(name.into());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.0.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        let tensor = param.val().without_autodiff();
        let shape = tensor.dims();
        let values = tensor.reshape([shape.iter().product::<usize>()]);
        self.tensors.push(NamedTensor { name: self.path.name(), shape: shape.to_vec(), values });
    }
}

#[derive(Default)]
struct CollectShapes {
    path: Path,
    shapes: BTreeMap<String, Vec<usize>>,
}

impl ModuleVisitor for CollectShapes {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.0.push(name.into());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.0.pop();
    }

    fn visit_float<const D: usize>(&mut self, param: &Param<Tensor<D>>) {
        self.shapes.insert(self.path.name(), param.lazy_shape().to_vec());
    }
}

struct Load<'a> {
    path: Path,
    prefix: &'a str,
    state: &'a StateDict,
    problem: Option<Error>,
}

impl ModuleMapper for Load<'_> {
    fn enter_module(&mut self, name: &str, _container: &str) {
        self.path.0.push(name.into());
    }

    fn exit_module(&mut self, _name: &str, _container: &str) {
        self.path.0.pop();
    }

    fn map_float<const D: usize>(&mut self, param: Param<Tensor<D>>) -> Param<Tensor<D>> {
        let name = format!("{}{}", self.prefix, self.path.name());
        let Some((shape, values)) = self.state.get(&name) else { return param };
        let expected = param.dims();
        if *shape != expected {
            let problem = Error::CheckpointShape { name, expected: expected.to_vec(), actual: shape.clone() };
            self.problem.get_or_insert(problem);
            return param;
        }
        param.map(|old| {
            Tensor::from_data(TensorData::new(values.clone(), expected), &old.device())
                .set_require_grad(old.is_require_grad())
        })
    }
}
