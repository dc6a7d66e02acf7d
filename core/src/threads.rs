//! Work side by side, where the feature `parallel` is on: results come in the order of the work, so
//! that an answer is the same however many threads there are.

/// Threads of one call's own: a program that forks after it has none to lose.
pub(crate) struct Threads {
    #[cfg(feature = "parallel")]
    pool: Option<rayon::ThreadPool>,
}

impl Threads {
    /// Starts as many as the machine has processors; `worth` says whether the work is.
    pub(crate) fn new(worth: bool) -> Self {
        if worth { Self::of(0) } else { Self::of(1) }
    }

    /// Starts so many, or as many as there are processors when 0.
    #[cfg(feature = "parallel")]
    pub(crate) fn of(number: usize) -> Self {
        // No threads to be had is no reason to fail.
        let start = |()| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(number);
            pool.build().ok()
        };
        let pool = (number != 1).then_some(()).and_then(start);
        Self {
            pool: pool.filter(|p| p.current_num_threads() > 1),
        }
    }

    #[cfg(not(feature = "parallel"))]
    pub(crate) fn of(_number: usize) -> Self {
        Self {}
    }

    /// How many pieces of work are done at a time.
    #[allow(clippy::unused_self)]
    pub(crate) fn count(&self) -> usize {
        #[cfg(feature = "parallel")]
        if let Some(pool) = &self.pool {
            return pool.current_num_threads();
        }
        1
    }

    /// The results of all work, in its order.
    #[allow(clippy::unused_self)]
    pub(crate) fn map<T: Sync, R: Send>(
        &self,
        work: &[T],
        each: impl Fn(&T) -> R + Sync + Send,
    ) -> Vec<R> {
        #[cfg(feature = "parallel")]
        if let Some(pool) = &self.pool {
            use rayon::iter::{
                IndexedParallelIterator as _, IntoParallelRefIterator as _, ParallelIterator as _,
            };
            return pool.install(|| work.par_iter().with_max_len(1).map(each).collect());
        }
        work.iter().map(each).collect()
    }
}
