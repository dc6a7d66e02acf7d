//! Arrow streams that come in. The one place where the package trusts a pointer.

use arrow_array::{
    RecordBatchReader,
    ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader},
};
use pyo3::{exceptions::PyValueError, prelude::*, types::PyCapsule};

/// The stream in a capsule, which is moved out of it: the capsule is empty then, as its protocol has it.
pub(crate) fn stream(
    capsule: &Bound<'_, PyCapsule>,
) -> PyResult<Box<dyn RecordBatchReader + Send>> {
    let pointer = capsule.pointer_checked(Some(c"arrow_array_stream"))?;
    // SAFETY: a capsule of this name holds an `ArrowArrayStream` (Arrow PyCapsule interface), which lives as
    // long as the capsule, and the interpreter lock keeps others from it while it is moved out.
    #[expect(
        unsafe_code,
        reason = "the C stream interface is a pointer; no safe function takes one"
    )]
    let stream = unsafe { FFI_ArrowArrayStream::from_raw(pointer.cast().as_ptr()) };
    let reader = RecordBatchStreamReader::try_new(stream)
        .map_err(|why| PyValueError::new_err(why.to_string()))?;
    Ok(Box::new(reader))
}
